package io.carillon.queue;

import java.util.List;

/**
 * What the stays in one queue add up to. Times are seconds.
 *
 * @param offered all stays
 * @param answered by an agent
 * @param inTime answered within the service level
 * @param abandoned given up
 * @param turnedAway sent on at once
 * @param waitSum of all who were not turned away
 * @param longestWait the longest of these
 * @param talkSum with the agents who answered
 * @param agents by agent, in the order of their numbers
 */
public record QueueTotals(
        long offered,
        long answered,
        long inTime,
        long abandoned,
        long turnedAway,
        double waitSum,
        double longestWait,
        double talkSum,
        List<OfAgent> agents) {
    public QueueTotals {
        agents = List.copyOf(agents);
    }

    /** What one agent did. */
    public record OfAgent(String number, long answered, double talkSeconds) {}

    /** Who came to wait. */
    private long waited() {
        return offered - turnedAway;
    }

    public double serviceLevel() {
        return waited() == 0 ? 1 : (double) inTime / waited();
    }

    public double averageWait() {
        return waited() == 0 ? 0 : waitSum / waited();
    }

    public double averageTalk() {
        return answered == 0 ? 0 : talkSum / answered;
    }
}
