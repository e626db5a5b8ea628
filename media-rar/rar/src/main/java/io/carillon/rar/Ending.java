package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaReport;
import java.time.Instant;

/**
 * The ways a leg ends. Whichever comes first removes the leg, gives its ports back and tells the application once;
 * whatever the dialog reports after that finds no leg. A leg that we end is over at once, without waiting for the
 * device's consent: it cannot refuse.
 */
final class Ending {
    private final CallTable table;

    Ending(CallTable table) {
        this.table = table;
    }

    /** We end it because the application wants it: BYE, CANCEL or a final response. */
    void release(LiveCall call, Leg leg, Cause cause) {
        MediaReport media = remove(call, leg);
        leg.sip().end(cause);
        Instant now = Instant.now();
        if (leg.inbound() || leg.isAnswered()) {
            call.tell(new LegReleased(call.id(), leg.id(), now, media));
        } else {
            call.tell(new LegRejected(call.id(), leg.id(), now, cause));
        }
    }

    /** We end it because the far end is as good as gone: no media, no common codec, the switch stops. */
    void giveUp(LiveCall call, Leg leg, Cause cause) {
        leg.sip().end(cause);
        hungUp(call, leg, cause, Instant.now());
    }

    /** The far end of an inbound or answered leg ended it. */
    void hungUp(LiveCall call, Leg leg, Cause cause, Instant at) {
        if (leg.inbound() || leg.isAnswered()) {
            MediaReport media = remove(call, leg);
            call.tell(new HungUp(call.id(), leg.id(), at, cause, media));
        } else {
            rejected(call, leg, cause, at);
        }
    }

    /** An outbound leg was not answered. */
    void rejected(LiveCall call, Leg leg, Cause cause, Instant at) {
        rejected(call, leg, new LegRejected(call.id(), leg.id(), at, cause));
    }

    void rejected(LiveCall call, Leg leg, LegRejected input) {
        remove(call, leg);
        call.tell(input);
    }

    private MediaReport remove(LiveCall call, Leg leg) {
        if (!call.remove(leg)) {
            giveBack(leg);
            return leg.release();
        }
        return forget(leg);
    }

    /** A leg that belongs to no call any more gives back what it has. */
    MediaReport forget(Leg leg) {
        table.legRemoved();
        table.forgetMove(leg.id());
        giveBack(leg);
        return leg.release();
    }

    /** Whoever waits for the answer of this leg's device to a change of session is not left waiting. */
    static void giveBack(Leg leg) {
        if (leg.exchange() instanceof Exchange.Relayed relayed) {
            Leg from = relayed.from();
            if (from.exchange() instanceof Exchange.PassedOn passed && passed.to() == leg) {
                from.exchange(Exchange.NONE);
                from.sip().declineOffer(Cause.NOT_ACCEPTABLE);
            }
        }
    }
}
