package io.carillon.api.queues;

import io.carillon.queue.QueueTotals;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of the callers of a call queue over some time.
 *
 * @param offered callers who came
 * @param answered those whom an agent answered
 * @param answeredInTime those of them who waited no longer than the service level says
 * @param abandoned those who gave up
 * @param turnedAway those who were sent on at once: too many, nobody there, closed
 * @param left all others: sent on after a wait, called back, taken elsewhere
 * @param serviceLevel those answered in time among all who came and were not turned away, 0 to 1; 1 when nobody came
 * @param averageWaitSeconds of all who were not turned away
 * @param longestWaitSeconds the longest of these waits
 * @param averageTalkSeconds of those who were answered, with the agent who answered
 * @param agents who answered how many
 */
@Schema(name = "QueueNumbers")
public record QueueNumbers(
        long offered,
        long answered,
        long answeredInTime,
        long abandoned,
        long turnedAway,
        long left,
        double serviceLevel,
        double averageWaitSeconds,
        double longestWaitSeconds,
        double averageTalkSeconds,
        List<Agent> agents) {

    /**
     * What one agent did.
     *
     * @param extension its number
     * @param answered calls it answered
     * @param talkSeconds how long it talked in all
     */
    @Schema(name = "QueueAgentNumbers")
    public record Agent(String extension, long answered, double talkSeconds) {}

    static QueueNumbers of(QueueTotals totals) {
        return new QueueNumbers(totals.offered(), totals.answered(), totals.inTime(), totals.abandoned(),
                totals.turnedAway(), totals.offered() - totals.answered() - totals.abandoned() - totals.turnedAway(),
                rounded(totals.serviceLevel()), rounded(totals.averageWait()), rounded(totals.longestWait()),
                rounded(totals.averageTalk()), totals.agents().stream()
                        .map(agent -> new Agent(agent.number(), agent.answered(), rounded(agent.talkSeconds())))
                        .toList());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
