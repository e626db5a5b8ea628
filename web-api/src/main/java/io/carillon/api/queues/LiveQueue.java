package io.carillon.api.queues;

import io.carillon.queue.floor.QueueView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call queue as it is now.
 *
 * @param number of the queue
 * @param waiting how many wait
 * @param longestWaitSeconds how long whoever came first has waited; 0 when nobody waits
 * @param callers who waits, the next one first
 * @param agents who may serve it
 * @param today what came of those who came since midnight, server's time, and are gone
 */
@Schema(name = "LiveQueue")
public record LiveQueue(
        String number,
        int waiting,
        double longestWaitSeconds,
        List<Caller> callers,
        List<AgentItem> agents,
        QueueNumbers today) {

    /**
     * Somebody who waits.
     *
     * @param callId the call, or the one in which it asked to be called back
     * @param from number of the caller
     * @param enteredAt since when
     * @param place from 1
     * @param ringing agents who are rung for it
     * @param toBeCalled whether it has hung up and is called back in its turn
     */
    @Schema(name = "LiveQueueCaller")
    public record Caller(
            String callId, String from, Instant enteredAt, int place, List<String> ringing, boolean toBeCalled) {}

    static LiveQueue of(QueueView queue, QueueNumbers today, Instant now) {
        List<QueueView.Caller> waiting = queue.waiting();
        double longest = waiting.isEmpty() ? 0
                : Math.max(0, Duration.between(waiting.get(0).enteredAt(), now).toMillis() / 1000.0);
        return new LiveQueue(queue.number(), waiting.size(), longest, callers(queue),
                queue.agents().stream().map(AgentItem::of).toList(), today);
    }

    /** Who waits, the next one first. */
    static List<Caller> callers(QueueView queue) {
        List<Caller> callers = new ArrayList<>(queue.waiting().size());
        for (QueueView.Caller one : queue.waiting()) {
            callers.add(new Caller(one.call().value(), one.from(), one.enteredAt(), callers.size() + 1, one.rung(),
                    one.toBeCalled()));
        }
        return callers;
    }
}
