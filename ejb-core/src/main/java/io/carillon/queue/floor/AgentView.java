package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import io.carillon.queue.AgentPhase;
import java.time.Instant;
import java.util.List;

/**
 * An agent at one moment.
 *
 * @param number of the extension
 * @param phase what it does
 * @param since since when, as far as this application knows
 * @param pause why it makes a pause, null when it makes none; who talks may be in one afterwards
 * @param seats every queue it may serve, whether it does or not
 * @param queues which queues it serves
 * @param call the call it is rung for or talks in, null for none
 * @param answered calls it has answered since the application was started
 * @param misses how often in a row it did not answer
 */
public record AgentView(
        String number, AgentPhase phase, Instant since, String pause, List<Seat> seats, List<String> queues, CallId call,
        int answered, int misses) {
    /**
     * A queue that an agent is a member of.
     *
     * @param queue its number
     * @param title what people call it
     * @param permanent whether the agent serves it without logging in
     */
    public record Seat(String queue, String title, boolean permanent) {}

    public AgentView {
        seats = List.copyOf(seats);
        queues = List.copyOf(queues);
    }
}
