package io.carillon.feature;

import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import io.carillon.contract.Tone;
import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import java.util.List;

/** Two star codes that switch one setting of the caller's own extension, and say by a tone whether it worked. */
public abstract class OwnSwitchCodes implements HostingFeature {
    /** Where the setting is kept: in the house's settings, or a test's own. */
    @FunctionalInterface
    public interface Store {
        /** Commits it; throws when there is nothing to switch or it cannot be stored. */
        void write(Tenant tenant, String extension, boolean on);
    }

    private final String id;
    private final Code on;
    private final Code off;
    private final Store store;

    /**
     * One of the two.
     *
     * @param dialled what is dialled
     * @param meaning what Explain says of it
     */
    public record Code(String dialled, String meaning) {}

    protected OwnSwitchCodes(String id, Code on, Code off, Store store) {
        this.id = id;
        this.on = on;
        this.off = off;
        this.store = store;
    }

    /** It could not be done: to be said in the log. */
    protected abstract void refused(HostQuestion question, String reason);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final List<FeatureCode> codes() {
        return List.of(asDialled(on), asDialled(off));
    }

    private FeatureCode asDialled(Code code) {
        return new FeatureCode(code.dialled() + " " + code.meaning(), new Match.Exact(code.dialled()), id);
    }

    @Override
    public final HostReply entered(HostQuestion question) {
        try {
            store.write(question.tenant(), question.caller(), question.argument().equals(on.dialled()));
            return new HostReply.Play(Tone.CONFIRMATION);
        } catch (RuntimeException e) {
            refused(question, e.toString());
            return new HostReply.Play(Tone.REJECTED);
        }
    }

    @Override
    public final HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }
}
