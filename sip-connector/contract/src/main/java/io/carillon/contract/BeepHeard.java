package io.carillon.contract;

import java.time.Instant;

/**
 * A machine has beeped: what is said from now on is recorded there. Told once, after {@link AnswerVerdict#MACHINE}.
 *
 * @param call the call
 * @param leg whose beep it was
 * @param at when it was over
 * @param hertz its frequency
 */
public record BeepHeard(CallId call, LegId leg, Instant at, int hertz) implements HearingInput {
}
