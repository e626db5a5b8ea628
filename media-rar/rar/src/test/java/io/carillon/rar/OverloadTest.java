package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rar.CallLanes.Admission;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static final int THREADS = 4;
    private static final long SERVICE_NANOS = 2_000_000;
    private static final double SECONDS = 2;

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

    /**
     * A server whose calls take two milliseconds of one of four threads, in which it does nothing, and two and a half times as many
     * as it can serve so. What counts is the time its threads spend on calls that are still waited for, not how fast the machine is.
     */
    @Test
    void atTwoAndAHalfTimesTheKneeMostOfTheKneeStillCompletes() {
        for (int i = 0; i < THREADS; i++) {
            serve(calls);
        }
        serve(others);
        LongAdder useful = new LongAdder();
        LongAdder silent = new LongAdder();
        int refused = 0;
        int asked = (int) (2.5 * THREADS * SECONDS * 1e9 / SERVICE_NANOS);
        long begun = System.nanoTime();
        long tick = begun;
        for (int i = 0; i < asked; i++) {
            long due = begun + (long) (i * SERVICE_NANOS / (2.5 * THREADS));
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (System.nanoTime() >= tick) {
                overload.tick();
                tick = System.nanoTime() + 20_000_000;
            }
            String call = "call " + i;
            long came = System.nanoTime();
            refused += overload.hasTime("INVITE", call, false) && calls.offer(call, () -> serve(came, useful, silent), Admission.NEW) ? 0 : 1;
        }
        double share = useful.sum() / (double) (THREADS * (System.nanoTime() - begun));
        assertThat(share).as("share of the knee; %d of %d refused", refused, asked).isGreaterThan(0.7);
        assertThat(silent.sum()).as("left without an answer, of %d", asked).isLessThanOrEqualTo(asked / 100);
        assertThat(refused).isGreaterThan(asked / 4);
        for (int i = 0; i < 200 && admitted("calls") < 1000; i++) {
            ticks(1);
        }
        assertThat(admitted("calls")).as("as before").isEqualTo(1000);
    }

    /** Whoever has waited for two seconds has given up, or says it again. */
    private static void serve(long came, LongAdder useful, LongAdder silent) {
        long begun = System.nanoTime();
        if (begun - came > 2_000_000_000L) {
            silent.increment();
        }
        while (System.nanoTime() - begun < SERVICE_NANOS) {
            LockSupport.parkNanos(SERVICE_NANOS - (System.nanoTime() - begun));
        }
        useful.add(begun - came > 2_000_000_000L ? 0 : System.nanoTime() - begun);
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
