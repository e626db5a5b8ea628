package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rar.CallLanes.Admission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallLanesTest {
    private final List<Thread> threads = new ArrayList<>();
    private CallLanes lanes = new CallLanes(1_000_000, 1_000_000);

    private void startThreads(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(lanes::work);
            thread.start();
            threads.add(thread);
        }
    }

    @AfterEach
    void close() throws Exception {
        assertThat(lanes.close(20, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lanes.active()).isZero();
        assertThat(lanes.queued()).isZero();
    }

    @Test
    void everyTaskOfOneKeyRunsOnceInOrderAndAloneWhateverTheOthersDo() throws Exception {
        int keys = 64;
        int producers = 4;
        int tasksPerKey = 3000;
        startThreads(8);
        List<List<Integer>> seen = new ArrayList<>();
        AtomicInteger[] inside = new AtomicInteger[keys];
        for (int i = 0; i < keys; i++) {
            seen.add(Collections.synchronizedList(new ArrayList<>()));
            inside[i] = new AtomicInteger();
        }
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(keys * tasksPerKey);
        for (int p = 0; p < producers; p++) {
            int first = p;
            new Thread(() -> {
                for (int n = 0; n < tasksPerKey; n++) {
                    for (int key = first; key < keys; key += producers) {
                        int mine = key;
                        int number = n;
                        assertThat(lanes.offer(mine, () -> {
                            if (inside[mine].getAndIncrement() != 0) {
                                overlaps.incrementAndGet();
                            }
                            seen.get(mine).add(number);
                            inside[mine].decrementAndGet();
                            done.countDown();
                        }, Admission.KNOWN)).isTrue();
                    }
                }
            }).start();
        }

        assertThat(done.await(50, TimeUnit.SECONDS)).as("no wake-up may get lost").isTrue();

        assertThat(overlaps).hasValue(0);
        for (List<Integer> order : seen) {
            assertThat(order).hasSize(tasksPerKey).isSorted();
        }
    }

    @Test
    void aLaneThatIsNeverEmptyDoesNotStarveAnother() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        Runnable[] again = new Runnable[1];
        again[0] = () -> {
            if (other.getCount() > 0) {
                lanes.offer("busy", again[0], Admission.KNOWN);
            }
        };
        for (int i = 0; i < 100; i++) {
            lanes.offer("busy", again[0], Admission.KNOWN);
        }
        lanes.offer("quiet", other::countDown, Admission.KNOWN);

        startThreads(1);

        assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fullLanesRefuseNewCallsFirstThenKnownOnesAndEndingsNever() {
        lanes = new CallLanes(2, 100);

        assertThat(lanes.offer("a", () -> {}, Admission.NEW)).isTrue();
        assertThat(lanes.offer("b", () -> {}, Admission.NEW)).isTrue();
        assertThat(lanes.hasRoom()).isFalse();
        assertThat(lanes.offer("c", () -> {}, Admission.NEW)).isFalse();
        assertThat(lanes.offer("c", () -> {}, Admission.KNOWN)).isTrue();
        assertThat(lanes.offer("c", () -> {}, Admission.KNOWN)).isTrue();
        assertThat(lanes.offer("c", () -> {}, Admission.KNOWN)).isFalse();
        assertThat(lanes.offer("c", () -> {}, Admission.VITAL)).isTrue();
        assertThat(lanes.refused()).isEqualTo(2);
        assertThat(lanes.queued()).isEqualTo(5);
        startThreads(1);
    }

    @Test
    void oneCallCannotFillTheLanesOfAll() {
        lanes = new CallLanes(1000, 3);

        for (int i = 0; i < 3; i++) {
            assertThat(lanes.offer("flooder", () -> {}, Admission.KNOWN)).isTrue();
        }

        assertThat(lanes.offer("flooder", () -> {}, Admission.KNOWN)).isFalse();
        assertThat(lanes.offer("flooder", () -> {}, Admission.VITAL)).isTrue();
        assertThat(lanes.offer("other", () -> {}, Admission.KNOWN)).isTrue();
        startThreads(1);
    }

    @Test
    void aTaskThatThrowsHurtsNobodyElse() throws Exception {
        CountDownLatch after = new CountDownLatch(1);
        startThreads(1);
        lanes.offer("a", () -> {
            throw new IllegalStateException("planted");
        }, Admission.NEW);
        lanes.offer("a", after::countDown, Admission.NEW);

        assertThat(after.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingRunsWhatWaitsAndTakesNothingMore() throws Exception {
        ConcurrentLinkedQueue<Integer> ran = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 500; i++) {
            int number = i;
            lanes.offer(i % 7, () -> ran.add(number), Admission.NEW);
        }
        startThreads(3);

        assertThat(lanes.close(20, TimeUnit.SECONDS)).isTrue();

        assertThat(ran).hasSize(500);
        assertThat(lanes.workers()).isZero();
        assertThat(lanes.offer("late", () -> ran.add(0), Admission.VITAL)).isFalse();
    }

    @Test
    void manyShortLivedLanesLeaveNothingBehind() throws Exception {
        startThreads(4);
        CountDownLatch done = new CountDownLatch(100_000);
        for (int i = 0; i < 100_000; i++) {
            lanes.offer("call-" + i, done::countDown, Admission.KNOWN);
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
