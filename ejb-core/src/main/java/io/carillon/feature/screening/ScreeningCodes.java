package io.carillon.feature.screening;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.feature.HostingFeature;
import io.carillon.trunk.ExtensionSwitch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Turns anonymous callers of the own extension away from the keypad, and says by a tone whether it worked. */
@Dependent
public class ScreeningCodes implements HostingFeature {
    private static final String ID = "screening-codes";
    private static final String ON = "*77";
    private static final String OFF = "*87";

    /** Where it is kept: in the house's settings, or a test's own. */
    @FunctionalInterface
    public interface Store {
        /** Commits whether anonymous callers are turned away; throws when that cannot be stored. */
        void write(Tenant tenant, String extension, boolean refused);
    }

    private final Store store;

    /** Settings live in the database. */
    @Inject
    public ScreeningCodes(ExtensionSwitch settings) {
        this((tenant, extension, refused) -> settings.anonymous(tenant, extension, refused, extension));
    }

    public ScreeningCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(ON + " anonymous callers are turned away", new Match.Exact(ON), ID),
                new FeatureCode(OFF + " anonymous callers ring", new Match.Exact(OFF), ID));
    }

    @Override
    public HostReply entered(HostQuestion question) {
        try {
            store.write(question.tenant(), question.caller(), question.argument().equals(ON));
            return new HostReply.Play(Tone.CONFIRMATION);
        } catch (RuntimeException e) {
            ScreeningLog.LOG.refused(
                    question.call().value(), question.caller(), question.argument(), e.toString());
            return new HostReply.Play(Tone.REJECTED);
        }
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
