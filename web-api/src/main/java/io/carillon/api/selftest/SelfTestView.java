package io.carillon.api.selftest;

import io.carillon.selftest.SelfTestReport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a self-test has found out.
 *
 * @param passed whether all of it works
 * @param verdict one line that begins with PASS or FAIL
 * @param startedAt when it began
 * @param millis how long it took
 * @param steps what was tried
 * @param tone what came back from the echo; absent when nothing did
 */
@Schema(name = "SelfTest")
public record SelfTestView(
        boolean passed, String verdict, Instant startedAt, long millis, List<StepView> steps, ToneView tone) {

    /**
     * Something that was tried.
     *
     * @param name registration, echo, menu, voicemail, records or removal
     * @param passed whether it works
     * @param detail what was measured, or what is wrong
     * @param millis how long it took
     */
    @Schema(name = "SelfTestStep")
    public record StepView(
            @Schema(examples = "echo") String name, boolean passed, String detail, long millis) {}

    /**
     * The tone that came back from the echo.
     *
     * @param hertz its frequency as measured; 1004 was sent
     * @param decibels its level relative to full scale; -10 was sent
     * @param purity decibels above everything else that came with it
     * @param latencyMillis from the first sample sent to the first that came back
     * @param packets RTP packets that came back
     * @param packetsLost RTP packets that did not
     */
    @Schema(name = "SelfTestTone")
    public record ToneView(
            double hertz, double decibels, double purity, long latencyMillis, long packets, long packetsLost) {}

    static SelfTestView of(SelfTestReport report) {
        return new SelfTestView(
                report.passed(),
                report.verdict(),
                report.startedAt(),
                report.millis(),
                report.steps().stream()
                        .map(step -> new StepView(step.name(), step.passed(), step.detail(), step.millis()))
                        .toList(),
                report.tone() == null ? null : new ToneView(report.tone().hertz(), report.tone().decibels(),
                        report.tone().purity(), report.tone().latencyMillis(), report.packets(), report.lost()));
    }
}
