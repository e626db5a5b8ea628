package io.carillon.api.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the system is.
 *
 * @param version of Carillon
 * @param node name of this server
 * @param startedAt start of the server process
 * @param uptimeSeconds since then
 * @param calls what the engine counts
 * @param registrations telephones registered now
 * @param listening where SIP is answered
 * @param switchReachable whether the adapter answers
 * @param counters what the adapter has counted since it was started
 * @param gauges what the adapter measures now
 * @param records what becomes of call records and events
 * @param database UP, or why not
 * @param broker UP, or why not
 */
public record SystemStatus(
        String version,
        String node,
        Instant startedAt,
        long uptimeSeconds,
        Calls calls,
        long registrations,
        @Schema(examples = "[\"udp:0.0.0.0:5060\"]") List<String> listening,
        boolean switchReachable,
        Map<String, Long> counters,
        Map<String, Long> gauges,
        Records records,
        String database,
        String broker) {

    /**
     * Live calls.
     *
     * @param active calls now
     * @param byStatus calls now, by status
     * @param started calls begun since start
     * @param ended calls over since start
     */
    @Schema(name = "CallFigures")
    public record Calls(long active, Map<String, Long> byStatus, long started, long ended) {}

    /**
     * Records and events.
     *
     * @param written call records committed since start
     * @param waiting call records waiting for the database
     * @param deadLetters call records that could not be stored, kept as files until somebody has them tried again
     * @param outboxBacklog ledger events waiting for the broker
     * @param liveEventsDropped live events nobody could take
     */
    @Schema(name = "RecordFigures")
    public record Records(long written, long waiting, long deadLetters, long outboxBacklog, long liveEventsDropped) {}
}
