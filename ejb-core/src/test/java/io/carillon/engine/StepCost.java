package io.carillon.engine;

import io.carillon.contract.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a call costs in this module: routing, four or five steps, their journal entries, the record's draft. Run its
 * main method; it prints microseconds of CPU per call and per input, after a warm-up. No pass or fail: machines differ.
 */
final class StepCost {
    private static final int WARM_UP = 40_000;
    private static final int CALLS = 100_000;
    /** Invite, ringing, answer, hang-up, release. */
    private static final int INPUTS = 5;

    private StepCost() {}

    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("step-cost");
        try (House house = new House(dir)) {
            house.extension("1001").extension("1002");
            run(house, WARM_UP);
            var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long cpu = bean.getCurrentThreadCpuTime();
            long bytes = bean.getCurrentThreadAllocatedBytes();
            run(house, CALLS);
            double micros = (bean.getCurrentThreadCpuTime() - cpu) / 1_000.0 / CALLS;
            System.out.printf("%.1f us CPU and %d bytes per call, %.1f us per input%n", micros,
                    (bean.getCurrentThreadAllocatedBytes() - bytes) / CALLS, micros / INPUTS);
        }
    }

    private static void run(House house, int calls) {
        for (int i = 0; i < calls; i++) {
            CallId call = house.talking("1001", "1002");
            house.phones.hangsUp(house.phones.caller(call));
            house.forgetThePast();
        }
    }
}
