package io.carillon.feature.quiethours;

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

/** Lets the quiet hours of the own extension hold or not from the keypad; a tone says whether it worked. */
@Dependent
public class QuietCodes implements HostingFeature {
    private static final String ID = "quiet-hours-codes";
    private static final String ON = "*25";
    private static final String OFF = "*26";

    /** Where it is kept: in the house's settings, or a test's own. */
    @FunctionalInterface
    public interface Store {
        /** Commits whether the hours hold; throws when there are none or that cannot be stored. */
        void write(Tenant tenant, String extension, boolean on);
    }

    private final Store store;

    /** Settings live in the database. */
    @Inject
    public QuietCodes(ExtensionSwitch settings) {
        this((tenant, extension, on) -> settings.quiet(tenant, extension, on, extension));
    }

    public QuietCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(ON + " quiet hours hold", new Match.Exact(ON), ID),
                new FeatureCode(OFF + " quiet hours suspended", new Match.Exact(OFF), ID));
    }

    @Override
    public HostReply entered(HostQuestion question) {
        try {
            store.write(question.tenant(), question.caller(), question.argument().equals(ON));
            return new HostReply.Play(Tone.CONFIRMATION);
        } catch (RuntimeException e) {
            QuietLog.LOG.refused(question.call().value(), question.caller(), question.argument(), e.toString());
            return new HostReply.Play(Tone.REJECTED);
        }
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
