package io.carillon.selftest;

import io.carillon.contract.HeardTone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a self-test has found out.
 *
 * @param startedAt when it began
 * @param millis how long it took
 * @param steps what was tried, in this order
 * @param tone the tone that came back from the echo, null when none did
 * @param packets RTP packets that came back from the echo
 * @param lost RTP packets that did not
 */
public record SelfTestReport(
        Instant startedAt, long millis, List<Step> steps, HeardTone tone, long packets, long lost) {
    public SelfTestReport {
        steps = List.copyOf(steps);
    }

    /**
     * Something that was tried.
     *
     * @param name registration, echo, menu, voicemail, records or removal
     * @param passed whether it works
     * @param detail what was measured, or what is wrong, one line
     * @param millis how long it took
     */
    public record Step(String name, boolean passed, String detail, long millis) {}

    /** Whether all of it works. */
    public boolean passed() {
        return !steps.isEmpty() && steps.stream().allMatch(Step::passed);
    }

    /** One line: PASS and what was measured, or FAIL and what is wrong. */
    public String verdict() {
        if (passed()) {
            return tone == null ? "PASS" : String.format(Locale.ROOT, "PASS  tone %.1f Hz at %.1f dB, latency %d ms, lost %d of %d packets",
                    tone.hertz(), tone.decibels(), tone.latencyMillis(), lost, packets + lost);
        }
        return steps.stream()
                .filter(step -> !step.passed())
                .map(step -> step.name() + ": " + step.detail())
                .reduce((one, next) -> one + "; " + next)
                .map(wrong -> "FAIL  " + wrong)
                .orElse("FAIL  nothing was tried");
    }

    /** The verdict and, below, every step. */
    public String text() {
        StringBuilder text = new StringBuilder(verdict()).append('\n');
        for (Step step : steps) {
            text.append(String.format(Locale.ROOT, "  %-13s %-4s %6d ms  %s%n",
                    step.name(), step.passed() ? "ok" : "FAIL", step.millis(), step.detail()));
        }
        return text.toString();
    }
}
