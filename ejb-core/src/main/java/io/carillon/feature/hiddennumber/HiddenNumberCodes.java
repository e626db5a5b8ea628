package io.carillon.feature.hiddennumber;

import io.carillon.call.HostQuestion;
import io.carillon.feature.OwnSwitchCodes;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Hides and shows the own number in all calls from the keypad. */
@Dependent
public class HiddenNumberCodes extends OwnSwitchCodes {
    /** Settings live in the database. */
    @Inject
    public HiddenNumberCodes(ExtensionSwitch settings) {
        this((tenant, extension, on) -> settings.hidden(tenant, extension, on, extension));
    }

    public HiddenNumberCodes(Store store) {
        super("hidden-number-codes", new Code("*31", "own number hidden"), new Code("*30", "own number shown"), store);
    }

    @Override
    protected void refused(HostQuestion question, String reason) {
        HiddenNumberLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }
}
