package io.carillon.api.queues;

import io.carillon.queue.AgentPhase;
import io.carillon.queue.floor.AgentView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agent of call queues as it is now.
 *
 * @param extension its number
 * @param state what it does
 * @param since since when, at the earliest since the application was started
 * @param paused whether it makes a pause, or does so after its call
 * @param reason why, absent when it makes none
 * @param memberOf queues that it may serve, by their numbers
 * @param queues which queues it serves
 * @param callId the call it is rung for or talks in, absent for none
 * @param answered calls it has answered since the application was started
 * @param misses how often in a row it did not answer
 */
@Schema(name = "Agent")
public record AgentItem(
        String extension,
        AgentPhase state,
        Instant since,
        boolean paused,
        String reason,
        List<Seat> memberOf,
        List<String> queues,
        String callId,
        int answered,
        int misses) {
    /**
     * A queue that an agent is a member of.
     *
     * @param number of the queue
     * @param name what people call it
     * @param permanent whether the agent serves it without logging in
     */
    @Schema(name = "AgentSeat")
    public record Seat(String number, String name, boolean permanent) {
        static Seat of(AgentView.Seat seat) {
            return new Seat(seat.queue(), seat.title(), seat.permanent());
        }
    }

    static AgentItem of(AgentView agent) {
        return new AgentItem(agent.number(), agent.phase(), agent.since(), agent.pause() != null, agent.pause(),
                agent.seats().stream().map(Seat::of).toList(), agent.queues(),
                agent.call() == null ? null : agent.call().value(), agent.answered(), agent.misses());
    }
}
