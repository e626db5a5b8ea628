package io.carillon.feature.findme;

import io.carillon.call.HostQuestion;
import io.carillon.feature.OwnSwitchCodes;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Switches the further numbers of the own extension on and off from the keypad. */
@Dependent
public class FindMeCodes extends OwnSwitchCodes {
    /** Settings live in the database. */
    @Inject
    public FindMeCodes(ExtensionSwitch settings) {
        this((tenant, extension, on) -> settings.findMe(tenant, extension, on, extension));
    }

    public FindMeCodes(Store store) {
        super("find-me-codes", new Code("*46", "find-me on"), new Code("*47", "find-me off"), store);
    }

    @Override
    protected void refused(HostQuestion question, String reason) {
        FindMeLog.LOG.refused(question.call().value(), question.caller(), question.argument(), reason);
    }
}
