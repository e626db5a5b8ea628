package io.carillon.call;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.DialNotes;
import io.carillon.contract.InviteArrived;
import io.carillon.contract.Origin;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.RecordingPlan;
import java.util.List;

/**
 * Whom the machine asks while it decides. The answers come from memory; a hosting feature alone may write to its own
 * store before it answers.
 */
public interface Advice {
    /** Where a call goes. Never null and never throws. */
    Routed route(RoutingQuestion question);

    /** What a hosting feature does now that this has happened to its caller. Never throws. */
    HostReply host(HostQuestion question, HostInput input);

    /** The telephones of an extension, whatever it has set; none when nobody is registered. Never throws. */
    default List<SipTarget> telephones(Aor extension) {
        return List.of();
    }

    /**
     * Who calls from a telephone: its own extension, or who has logged in there. Never throws.
     *
     * @param dialled what is dialled, empty when nothing is; help is called by the telephone itself
     */
    default Aor userAt(Aor telephone, String dialled) {
        return telephone;
    }

    /** Whether the number of a caller from outside is verified. Never throws. */
    default Verification verify(InviteArrived invite) {
        return Verification.NONE;
    }

    /** Whether what this trunk says of who sent calls on is told on. Never throws. */
    default boolean believes(Origin origin) {
        return false;
    }

    /** Vouches for a caller. Never throws. */
    default Signature sign(SigningQuestion question) {
        return Signature.none("nobody signs");
    }

    /** Vouches for a call having been sent on by the house. Never throws. */
    default Signature divert(DiversionQuestion question) {
        return Signature.none("nobody signs");
    }

    /** How telephones are told whether the number of a caller is verified. */
    default DialNotes.Verified told(Verstat verstat) {
        return DialNotes.Verified.UNTOLD;
    }

    /** Whether a call is recorded. Never throws. */
    default RecordingPlan.Rule recording(RecordingQuestion question) {
        return RecordingPlan.Rule.DEFAULT;
    }

    /** Another call that this extension has put on hold, null when there is none. */
    default HeldCall heldBy(Aor extension, CallId but) {
        return null;
    }

    /** How long a call may last. */
    CallLimits limits();
}
