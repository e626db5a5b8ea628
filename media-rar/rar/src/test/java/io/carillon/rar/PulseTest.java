package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.rar.CallLanes.Admission;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PulseTest {
    private static final int THREADS = 2;

    private final CallTimers timers = new CallTimers();
    private final CallLanes lanes = new CallLanes(100, 10);
    private final Pulse pulse = new Pulse(timers, lanes, Duration.ofMillis(10));
    private final CountDownLatch holds = new CountDownLatch(1);

    @BeforeEach
    void start() {
        for (int i = 0; i < THREADS; i++) {
            new Thread(lanes::work).start();
        }
        pulse.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        holds.countDown();
        timers.close();
        assertThat(lanes.close(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void lanesWithNothingToDoAreSeenAtWork() {
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(20)).until(() -> age("beat.lanes") < 1000);
        assertThat(lanes.queued()).as("beats do not pile up").isLessThanOrEqualTo(1);
    }

    @Test
    void lanesWhoseThreadsAllHangAreSeenAndSoIsThatTheyGoOn() {
        for (int i = 0; i < THREADS; i++) {
            assertThat(lanes.offer("call " + i, this::hold, Admission.NEW)).isTrue();
        }
        await().until(() -> age("beat.lanes") > 1000);
        assertThat(age("beat.timers")).isLessThan(1000);
        assertThat(lanes.queued()).as("beats do not pile up").isLessThanOrEqualTo(1);
        holds.countDown();
        await().until(() -> age("beat.lanes") < 500);
    }

    @Test
    void lanesWithOneThreadLeftLive() {
        assertThat(lanes.offer("call", this::hold, Admission.NEW)).isTrue();
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(20)).until(() -> age("beat.lanes") < 1000);
    }

    @Test
    void timersThatHangAreSeenAndSoIsThatTheyGoOn() {
        timers.after(Duration.ZERO, this::hold);
        await().until(() -> age("beat.timers") > 1000);
        holds.countDown();
        await().until(() -> age("beat.timers") < 500);
    }

    private long age(String organ) {
        return pulse.gauges().get(organ);
    }

    private void hold() {
        try {
            assertThat(holds.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
