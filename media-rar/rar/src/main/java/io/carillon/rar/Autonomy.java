package io.carillon.rar;

import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.CodePressed;
import io.carillon.contract.HungUp;
import io.carillon.contract.JoinArrived;
import io.carillon.contract.LegId;
import io.carillon.contract.OfferArrived;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.ReplacementArrived;
import io.carillon.contract.TransferAsked;
import java.util.List;

/**
 * What the adapter does by itself while the application is away, so that people who talk do not notice: who is left
 * alone by a hang-up is hung up, a caller who gives up stops the ringing, and a change of session is passed to the
 * other end. Everything else waits.
 */
final class Autonomy {
    private final CommandExecutor.Verbs verbs;

    Autonomy(CommandExecutor.Verbs verbs) {
        this.verbs = verbs;
    }

    /**
     * Whether the application needs to hear of this later. An offer is settled at once and heard of as settled; keys count when
     * they are pressed.
     */
    boolean isKept(CallInput input) {
        return !(input instanceof OfferArrived || input instanceof TransferAsked || input instanceof PeerWanted
                || input instanceof ReplacementArrived || input instanceof JoinArrived
                || input instanceof CodePressed);
    }

    /** Reacts to an input that nobody else can react to now. */
    void after(LiveCall call, CallInput input) {
        if (input instanceof OfferArrived offer) {
            Leg leg = call.leg(offer.leg());
            if (leg != null) {
                verbs.offering().pass(call, leg, leg.bridged());
            }
        } else if (input instanceof TransferAsked asked) {
            Leg leg = call.leg(asked.leg());
            if (leg != null) {
                leg.sip().reportTransfer(503, "Service Unavailable");
            }
        } else if (input instanceof ReplacementArrived arrived) {
            turnAway(call, arrived.leg());
        } else if (input instanceof JoinArrived arrived) {
            turnAway(call, arrived.leg());
        } else if (input instanceof PeerWanted wanted) {
            verbs.handing().keep(wanted.to(), Cause.UNAVAILABLE);
        } else if (InputJournal.endedLeg(input) != null) {
            Cause cause = input instanceof HungUp hungUp ? hungUp.cause() : Cause.NORMAL_CLEARING;
            endWhoIsLeft(call, cause);
        }
    }

    /** Whether somebody may come into a conversation is the application's to say. */
    private void turnAway(LiveCall call, LegId id) {
        Leg leg = call.leg(id);
        if (leg != null) {
            verbs.ending().release(call, leg, Cause.UNAVAILABLE);
        }
    }

    private void endWhoIsLeft(LiveCall call, Cause cause) {
        List<Leg> legs = call.legs();
        boolean nobodyToAnswerFor = legs.stream().noneMatch(leg -> leg.inbound() || leg.isAnswered());
        for (Leg leg : legs) {
            if (leg.isBereaved() || nobodyToAnswerFor) {
                verbs.ending().release(call, leg, cause);
            }
        }
    }
}
