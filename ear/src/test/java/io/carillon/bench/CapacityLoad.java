package io.carillon.bench;

import java.io.IOException;
import java.util.Locale;

/**
 * The knee: the highest of some rates at which hardly a call fails and hardly anybody waits for an answer, and
 * whether it is still where it was (row 48 of docs/reliability.md).
 */
final class CapacityLoad {
    private static final double FAILED_PERCENT = 0.1;
    private static final double ANSWER_MILLIS = 200;
    /** How much of an earlier knee has to be there. */
    private static final double KEPT = 0.9;

    private final Source source;
    private final int seconds;

    /** Makes loads with registered callees. */
    interface Source {
        CallLoad load() throws IOException;
    }

    CapacityLoad(Source source, int seconds) {
        this.source = source;
        this.seconds = seconds;
    }

    /**
     * @param rates calls a second, rising
     * @param warmUpSeconds calls at the first rate that are not measured
     * @param before the knee of an earlier version on this machine, 0 for none
     */
    boolean run(int[] rates, int warmUpSeconds, int before) throws IOException {
        try (CallLoad load = source.load()) {
            load.run(rates[0], rates[0] * warmUpSeconds);
        }
        System.out.printf("%n%-10s %8s %9s %9s %14s%n", "capacity", "rate/s", "completed", "failed %", "200 p95 ms");
        int knee = 0;
        for (int rate : rates) {
            if (!holds(rate)) {
                break;
            }
            knee = rate;
        }
        boolean passed = knee > 0 && knee >= KEPT * before;
        System.out.printf(Locale.ROOT, "capacity: the knee is at %d calls a second%s: %s%n", knee,
                before == 0 ? "" : ", it was at " + before, passed ? "PASS" : "FAIL");
        return passed;
    }

    private boolean holds(int rate) throws IOException {
        try (CallLoad load = source.load()) {
            load.run(rate, rate * seconds);
            double failed = 100.0 * load.failed / load.started;
            double answer = load.toAnswer.millis(95);
            System.out.printf(Locale.ROOT, "%-10s %8d %9d %9.3f %14.1f%n", "Carillon", rate, load.completed, failed, answer);
            return failed <= FAILED_PERCENT && answer <= ANSWER_MILLIS;
        }
    }
}
