package io.carillon.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * It is known who has answered, as far as it will be. Told once for each {@link HearingCommand.DetectAnswer}, unless the leg ends
 * before.
 *
 * @param call the call
 * @param leg who answered
 * @param at when it was known
 * @param verdict who it is
 * @param why in words, one line
 */
public record AnswerJudged(CallId call, LegId leg, Instant at, AnswerVerdict verdict, String why) implements HearingInput {
    public AnswerJudged {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(why, "why");
    }
}
