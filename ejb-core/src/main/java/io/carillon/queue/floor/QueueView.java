package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import java.time.Instant;
import java.util.List;

/**
 * A queue at one moment.
 *
 * @param number of the queue
 * @param waiting who waits, the next one first
 * @param agents who may serve it, in the order of the queue
 */
public record QueueView(String number, List<Caller> waiting, List<AgentView> agents) {
    public QueueView {
        waiting = List.copyOf(waiting);
        agents = List.copyOf(agents);
    }

    /**
     * Somebody who waits.
     *
     * @param call the call
     * @param from number of the caller
     * @param enteredAt since when
     * @param rung agents who are rung for it
     * @param toBeCalled whether it has hung up and is called back in its turn
     */
    public record Caller(CallId call, String from, Instant enteredAt, List<String> rung, boolean toBeCalled) {
        public Caller {
            rung = List.copyOf(rung);
        }
    }
}
