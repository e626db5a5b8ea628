package io.carillon.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.HeardTone;
import io.carillon.selftest.SelfTestReport.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestReportTest {
    private static final Step GOOD = new Step("echo", true, "it came back", 1_200);
    private static final HeardTone TONE = new HeardTone(1003.96, -10.04, 35, 62);

    private static SelfTestReport of(HeardTone tone, Step... steps) {
        return new SelfTestReport(Instant.EPOCH, 9_000, List.of(steps), tone, 310, 2);
    }

    @Test
    void whatWorksIsSaidWithItsMeasures() {
        assertThat(of(TONE, GOOD).verdict())
                .isEqualTo("PASS  tone 1004.0 Hz at -10.0 dB, latency 62 ms, lost 2 of 312 packets");
        assertThat(of(TONE, GOOD).text().lines()).hasSize(2).last().asString().contains("echo", "ok", "1200 ms");
    }

    @Test
    void whatDoesNotIsNamed() {
        SelfTestReport report = of(TONE, GOOD, new Step("menu", false, "no greeting", 7),
                new Step("records", false, "none", 8));
        assertThat(report.passed()).isFalse();
        assertThat(report.verdict()).isEqualTo("FAIL  menu: no greeting; records: none");
        assertThat(of(null).verdict()).startsWith("FAIL");
    }
}
