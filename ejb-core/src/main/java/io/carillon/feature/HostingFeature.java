package io.carillon.feature;

import io.carillon.call.HostInput;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.dialplan.FeatureCode;
import java.util.List;

/**
 * A feature that has a caller for itself: it is told what happens, one thing after the other, and answers what is done next.
 * What it wants to know at the next input it leaves in {@link HostReply.Stay#noted}; it keeps nothing of a call itself. It may
 * write to its own store before it answers; the caller's lane waits.
 */
public interface HostingFeature {
    /** Name of its switch, {@code carillon.feature.<id>}. */
    String id();

    /** The codes that reach it; none when it is reached by numbers. */
    List<FeatureCode> codes();

    /** A caller is there; for features that play a tone and let it go. */
    default HostReply entered(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }

    /** The tone it played has ended. */
    default HostReply toneEnded(HostQuestion question) {
        return new HostReply.Leave(Cause.NORMAL_CLEARING);
    }

    /** Something happened to its caller; the first thing is {@link HostInput.Entered}. Keys mean nothing to a tone. */
    default HostReply hear(HostView view, HostInput input) {
        if (input instanceof HostInput.Entered) {
            return entered(view.question());
        }
        return input instanceof HostInput.ToneEnded
                ? toneEnded(view.question())
                : new HostReply.Stay(view.question().noted(), List.of());
    }
}
