package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rar.CallLanes.Admission;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private final CallLanes calls = new CallLanes(1_000, 100);
    private final CallLanes others = new CallLanes(1_000, 100);
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile long lag;
    private volatile long read;
    private final Overload overload =
            new Overload(new Overload.Limits(20, 40, 95), calls, others, new Overload.Reader(() -> lag, () -> read), () -> 0.1);

    @AfterEach
    void close() throws Exception {
        stuck.countDown();
        calls.close(5, TimeUnit.SECONDS);
        others.close(5, TimeUnit.SECONDS);
    }

    private void serve(CallLanes lanes) {
        Thread thread = new Thread(lanes::work);
        thread.setDaemon(true);
        thread.start();
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            overload.tick();
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long admitted(String what) {
        return overload.gauges().get("overload." + what + ".admitted.permille");
    }

    /** A task that does not end, and others behind it. */
    private void await(CallLanes lanes, int behind) {
        lanes.offer("key", () -> {
            try {
                stuck.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }, Admission.NEW);
        for (int i = 0; i < behind; i++) {
            lanes.offer("key" + i, () -> { }, Admission.NEW);
        }
    }

    @Test
    void lanesThatServeLetEverythingIn() {
        serve(calls);
        serve(others);
        ticks(3);
        assertThat(overload.hasTime("INVITE", "a", false)).isTrue();
        assertThat(overload.hasTime("REGISTER", "a", false)).isTrue();
    }

    @Test
    void registrationsThatWaitForTheDatabaseDoNotKeepOutCalls() {
        serve(calls);
        serve(others);
        await(others, 10);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (admitted("others") > 500 && System.nanoTime() < deadline) {
            ticks(1);
        }
        assertThat(admitted("others")).isLessThanOrEqualTo(500);
    }

    @Test
    void lanesThatDoNotServeLetLessAndLessIn() {
        serve(calls);
        serve(others);
        await(calls, 10);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (admitted("calls") > 500 && System.nanoTime() < deadline) {
            ticks(1);
        }
        assertThat(admitted("calls")).isLessThanOrEqualTo(500);
        assertThat(overload.gauges().get("overload.calls.wait.millis")).isPositive();
    }

    @Test
    void aLongWaitWithoutAQueueIsNoOverload() {
        serve(calls);
        serve(others);
        await(calls, 0);
        ticks(20);
        assertThat(admitted("calls")).isEqualTo(1000);
    }

    @Test
    void threadsThatReadTooLateLetLessIn() {
        serve(calls);
        serve(others);
        lag = 30;
        ticks(20);
        assertThat(admitted("calls")).as("nothing came meanwhile: the machine stood still").isEqualTo(1000);
        for (int i = 0; i < 20; i++) {
            read += 20;
            overload.tick();
        }
        assertThat(admitted("calls")).isLessThan(1000);
        assertThat(admitted("others")).isEqualTo(1000);
    }
}
