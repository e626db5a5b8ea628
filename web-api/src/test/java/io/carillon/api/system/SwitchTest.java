package io.carillon.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.SwitchStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SwitchTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void manyGaugesCostOneQuestion() {
        Switch telephony = new Switch(this::answer, clock::get);
        for (int i = 0; i < 100; i++) {
            assertThat(telephony.statistics().gauges()).containsKey("calls.active");
        }
        assertThat(asked).hasValue(1);
        clock.addAndGet(300_000_000L);
        telephony.statistics();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAdapterThatIsAwayReadsAsNothingAndComesBack() {
        AtomicInteger broken = new AtomicInteger(1);
        Switch telephony = new Switch(
                () -> {
                    if (broken.get() == 1) {
                        throw new IllegalStateException("not deployed");
                    }
                    return answer();
                },
                clock::get);
        assertThat(telephony.isReachable()).isFalse();
        assertThat(telephony.statistics().gauges()).isEmpty();
        broken.set(0);
        clock.addAndGet(300_000_000L);
        assertThat(telephony.isReachable()).isTrue();
    }

    @Test
    void aProbeIsTriedOnceInTwoSeconds() {
        AtomicInteger tried = new AtomicInteger();
        Probe probe = new Probe(
                () -> {
                    tried.incrementAndGet();
                    throw new java.sql.SQLException("refused");
                },
                clock::get);
        assertThat(probe.failure()).isEqualTo("SQLException: refused");
        assertThat(probe.failure()).isNotNull();
        assertThat(tried).hasValue(1);
        clock.addAndGet(2_100_000_000L);
        probe.failure();
        assertThat(tried).hasValue(2);
    }

    private SwitchStatistics answer() {
        asked.incrementAndGet();
        return new SwitchStatistics(Map.of(), Map.of("calls.active", 3L), List.of());
    }
}
