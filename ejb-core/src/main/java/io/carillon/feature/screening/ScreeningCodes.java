package io.carillon.feature.screening;

import io.carillon.call.HostQuestion;
import io.carillon.feature.OwnSwitchCodes;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Turns anonymous callers of the own extension away from the keypad. */
@Dependent
public class ScreeningCodes extends OwnSwitchCodes {
    /** Settings live in the database. */
    @Inject
    public ScreeningCodes(ExtensionSwitch settings) {
        this((tenant, extension, on) -> settings.anonymous(tenant, extension, on, extension));
    }

    public ScreeningCodes(Store store) {
        super("screening-codes", new Code("*77", "anonymous callers are turned away"), new Code("*87", "anonymous callers ring"), store);
    }

    @Override
    protected void refused(HostQuestion question, String reason) {
        ScreeningLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }
}
