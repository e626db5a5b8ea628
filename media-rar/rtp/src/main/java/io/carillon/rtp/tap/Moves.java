package io.carillon.rtp.tap;

import java.util.Map;

/**
 * How recordings fare that are brought elsewhere.
 *
 * @param moved how many got there
 * @param failures attempts in vain
 * @param waiting on the disk that belong elsewhere, as of the last look
 * @param away whether nothing is taken there now
 */
public record Moves(long moved, long failures, long waiting, boolean away) {
    /** Where recordings stay. Whoever watches these figures finds them on every server. */
    public static final Moves NONE = new Moves(0, 0, 0, false);

    /** What only grows, by name. */
    public Map<String, Long> counters() {
        return Map.of("recordings.moved", moved, "recordings.move.failures", failures);
    }

    /** What is so now, by name. */
    public Map<String, Long> gauges() {
        return Map.of("recordings.move.waiting", waiting, "recordings.depot.away", away ? 1L : 0L);
    }
}
