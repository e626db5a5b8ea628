package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.PeerHanded;
import io.carillon.contract.PeerKept;
import io.carillon.contract.PeerWanted;
import io.carillon.contract.SwitchCommand;
import java.time.Instant;

/**
 * Moves legs from one call to another. Each step runs on the lane of the call that it changes; what one call has to say
 * to the other crosses over as a task. Whoever asked for a leg always gets an answer.
 */
final class Handing {
    private static final Cause NO_SUCH_CALL = new Cause(481, 31, "Call Does Not Exist");

    private final CallTable table;
    private final MediaDoor media;
    private final Ending ending;
    private final Neighbours neighbours;
    private Handover handover;

    /** What the receiving side does, on its own lane. */
    interface Handover {
        /** Something for a call to hear, if it is still there. False when it is not. */
        boolean tell(CallInput input);

        /** A leg arrives in the call of the input. False when that is gone. */
        boolean arrive(Leg leg, PeerHanded input);
    }

    Handing(CallTable table, MediaDoor media, Ending ending, Neighbours neighbours) {
        this.table = table;
        this.media = media;
        this.ending = ending;
        this.neighbours = neighbours;
    }

    /** Says who receives; before the first call. */
    void handover(Handover receiver) {
        handover = receiver;
    }

    Outcome fetch(LiveCall call, SwitchCommand.FetchPeer command) {
        CallId from = table.callOf(command.of(), command.from());
        PeerWanted wanted = new PeerWanted(
                from, command.of(), Instant.now(), call.id(), command.by(), command.earlyOnly());
        neighbours.run(from, () -> {
            if (!handover.tell(wanted)) {
                keep(call.id(), NO_SUCH_CALL);
            }
        });
        return Outcome.DONE;
    }

    Outcome keep(SwitchCommand.KeepPeer command) {
        tell(new PeerKept(command.to(), Instant.now(), command.cause(), command.instead()));
        return Outcome.DONE;
    }

    void keep(CallId to, Cause cause) {
        tell(new PeerKept(to, Instant.now(), cause, null));
    }

    private void tell(CallInput input) {
        neighbours.run(input.call(), () -> handover.tell(input));
    }

    Outcome handOver(LiveCall call, SwitchCommand.HandOver command) {
        Leg leg = call.leg(command.leg());
        if (leg == null || !leg.isAnswered()) {
            keep(command.to(), NO_SUCH_CALL);
            return Outcome.DONE;
        }
        media.unbridge(leg.rtp());
        leg.unlink();
        Ending.giveBack(leg);
        leg.exchange(Exchange.NONE);
        call.remove(leg);
        PeerHanded input = new PeerHanded(command.to(), leg.id(), Instant.now(), command.known());
        // noted first: a call that is gone already forgets it again
        table.moved(leg.id(), command.to());
        leg.sip().belongsTo(command.to());
        neighbours.run(command.to(), () -> {
            if (!handover.arrive(leg, input)) {
                leg.sip().end(Cause.NORMAL_CLEARING);
                ending.forget(leg);
            }
        });
        return Outcome.DONE;
    }
}
