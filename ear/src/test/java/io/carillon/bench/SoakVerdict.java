package io.carillon.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a server that had calls for an hour holds more than before. Memory is judged by the straight line through
 * all looks, so that no single one decides; threads and files by the worst look against the first.
 */
final class SoakVerdict extends Verdict {
    /** What row 51 of docs/reliability.md asks for. */
    static final double SECONDS = 3600;
    static final double MEBIBYTES_AN_HOUR = 50;
    static final double MORE_THREADS = 20;
    static final double MORE_FILES = 20;
    /** What row 48 allows. */
    static final double FAILED_PERCENT = 0.1;

    /**
     * What the server held when nobody called.
     *
     * @param at seconds since the first look
     * @param heap live heap in MiB
     * @param resident resident memory in MiB
     */
    record Look(double at, double heap, double resident, double threads, double files) {}

    /** The same process is alive, or it is not. */
    SoakVerdict(List<Look> looks, int completed, int failed, boolean alive) {
        super("soak");
        Look last = looks.get(looks.size() - 1);
        atLeast("seconds from the first look to the last", last.at(), SECONDS);
        atMost("resident memory, MiB an hour", slope(looks, Look::resident), MEBIBYTES_AN_HOUR);
        atMost("live heap, MiB an hour", slope(looks, Look::heap), MEBIBYTES_AN_HOUR);
        atMost("more threads than at first", worst(looks, Look::threads), MORE_THREADS);
        atMost("more open files than at first", worst(looks, Look::files), MORE_FILES);
        atMost("calls that failed, percent", 100.0 * failed / Math.max(1, completed + failed), FAILED_PERCENT);
        atLeast("the process of the first look", alive ? 1 : 0, 1);
    }

    private static double worst(List<Look> looks, ToDoubleFunction<Look> value) {
        return looks.stream().mapToDouble(value).max().orElseThrow() - value.applyAsDouble(looks.get(0));
    }

    /** Growth an hour: the slope of the least squares line, zero when there is but one moment. */
    private static double slope(List<Look> looks, ToDoubleFunction<Look> value) {
        double meanAt = looks.stream().mapToDouble(Look::at).average().orElseThrow();
        double mean = looks.stream().mapToDouble(value).average().orElseThrow();
        double together = 0;
        double spread = 0;
        for (Look look : looks) {
            together += (look.at() - meanAt) * (value.applyAsDouble(look) - mean);
            spread += (look.at() - meanAt) * (look.at() - meanAt);
        }
        return spread == 0 ? 0 : together / spread * 3600;
    }
}
