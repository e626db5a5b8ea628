package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.queue.CallQueue;
import io.carillon.queue.QueueStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a decision costs: 1,000 callers in one queue and 500 agents of whom all, or one, have become free. Prints the
 * median and the slowest of a hundred of a run, after warming up. Run by hand; it asserts nothing.
 */
final class QueueCost {
    private static final int CALLERS = 1_000;
    private static final int AGENTS = 500;

    private QueueCost() {}

    /** @param args nothing */
    public static void main(String[] args) {
        for (QueueStrategy strategy : QueueStrategy.values()) {
            for (int i = 0; i < 300; i++) {
                measure(strategy, AGENTS);
                measure(strategy, 1);
            }
            print(strategy, AGENTS);
            print(strategy, 1);
        }
    }

    private static void print(QueueStrategy strategy, int free) {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = measure(strategy, free);
        }
        Arrays.sort(nanos);
        System.out.printf("%-14s %3d of %d agents free: median %6.1f us, 99 %% %6.1f us%n",
                strategy, free, AGENTS, nanos[50] / 1000.0, nanos[98] / 1000.0);
    }

    private static long measure(QueueStrategy strategy, int free) {
        List<CallQueue.Member> members = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            members.add(FloorTest.member(String.valueOf(2000 + i), i % 3, i % 7));
        }
        Floor floor = new Floor(Tenant.DEFAULT, bound -> bound / 2);
        floor.use(Map.of("600", FloorTest.queue(strategy, 0, members.toArray(new CallQueue.Member[0]))), 0);
        for (int i = 0; i < CALLERS; i++) {
            floor.join(new Waiting(new CallId("c" + i), "600", "1001", Instant.ofEpochMilli(i)), false);
        }
        for (int i = 0; i < AGENTS; i++) {
            floor.agent(String.valueOf(2000 + i), 0);
        }
        int last = 2000 + free;
        long before = System.nanoTime();
        floor.decide(number -> Integer.parseInt(number) >= last, 5_000);
        return System.nanoTime() - before;
    }
}
