package io.carillon.engine;

import io.carillon.call.CallStatus;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Proof;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A live call as the API and the console show it.
 *
 * @param id the call
 * @param tenant owner
 * @param status derived from what the call is doing
 * @param direction where it runs
 * @param from number of the caller
 * @param fromName display name of the caller, may be empty
 * @param to what was dialled
 * @param startedAt when it began
 * @param answeredAt when somebody answered, null before that
 * @param legs telephones in it, those that are over left out
 * @param proof who vouches for the caller
 * @param recording whether it is being recorded
 * @param answeredBy who has answered; null when that is not known
 */
public record CallSummary(
        CallId id,
        Tenant tenant,
        CallStatus status,
        Direction direction,
        String from,
        String fromName,
        String to,
        Instant startedAt,
        Instant answeredAt,
        List<LegSummary> legs,
        Proof proof,
        RecordingPhase recording,
        AnswerVerdict answeredBy) {
    public CallSummary {
        legs = List.copyOf(legs);
    }

    /** Whether a number in it, the name of its caller or a trunk it runs through has this text, in capitals or not. */
    public boolean has(String text) {
        String sought = text.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(from, fromName, to), legs.stream().flatMap(leg -> Stream.of(leg.party(), leg.trunk())))
                .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(sought));
    }
}
