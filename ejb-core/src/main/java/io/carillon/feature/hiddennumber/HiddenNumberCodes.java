package io.carillon.feature.hiddennumber;

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

/** Hides and shows the own number in all calls from the keypad, and says by a tone whether it worked. */
@Dependent
public class HiddenNumberCodes implements HostingFeature {
    private static final String ID = "hidden-number-codes";
    private static final String HIDE = "*31";
    private static final String SHOW = "*30";

    /** Where it is kept: in the house's settings, or a test's own. */
    @FunctionalInterface
    public interface Store {
        /** Commits whether the number is hidden; throws when that cannot be stored. */
        void write(Tenant tenant, String extension, boolean hidden);
    }

    private final Store store;

    /** Settings live in the database. */
    @Inject
    public HiddenNumberCodes(ExtensionSwitch settings) {
        this((tenant, extension, hidden) -> settings.hidden(tenant, extension, hidden, extension));
    }

    public HiddenNumberCodes(Store store) {
        this.store = store;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of(new FeatureCode(HIDE + " own number hidden", new Match.Exact(HIDE), ID),
                new FeatureCode(SHOW + " own number shown", new Match.Exact(SHOW), ID));
    }

    @Override
    public HostReply entered(HostQuestion question) {
        try {
            store.write(question.tenant(), question.caller(), question.argument().equals(HIDE));
            return new HostReply.Play(Tone.CONFIRMATION);
        } catch (RuntimeException e) {
            HiddenNumberLog.LOG.refused(
                    question.call().value(), question.caller(), question.argument(), e.toString());
            return new HostReply.Play(Tone.REJECTED);
        }
    }

    @Override
    public HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
