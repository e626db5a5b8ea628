package io.carillon.feature.quiethours;

import io.carillon.call.HostQuestion;
import io.carillon.feature.OwnSwitchCodes;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Lets the quiet hours of the own extension hold or not from the keypad. */
@Dependent
public class QuietCodes extends OwnSwitchCodes {
    /** Settings live in the database. */
    @Inject
    public QuietCodes(ExtensionSwitch settings) {
        this((tenant, extension, on) -> settings.quiet(tenant, extension, on, extension));
    }

    public QuietCodes(Store store) {
        super("quiet-hours-codes", new Code("*25", "quiet hours hold"), new Code("*26", "quiet hours suspended"), store);
    }

    @Override
    protected void refused(HostQuestion question, String reason) {
        QuietLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }
}
