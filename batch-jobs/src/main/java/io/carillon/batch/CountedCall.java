package io.carillon.batch;

import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * What the roll-up needs of one finished call.
 *
 * @param seq place in the order of recording
 * @param previousSeq place of the call that was read before it, or the watermark
 * @param tenant owner
 * @param startedAt start
 * @param direction where it ran
 * @param caller number of the caller
 * @param callee what was dialled
 * @param answered whether somebody answered
 * @param seconds billable seconds
 * @param mosSum sum of the opinion scores of its legs that had audio
 * @param mosCount how many legs had audio
 */
public record CountedCall(
        long seq,
        long previousSeq,
        Tenant tenant,
        Instant startedAt,
        Direction direction,
        String caller,
        String callee,
        boolean answered,
        long seconds,
        double mosSum,
        long mosCount) {}
