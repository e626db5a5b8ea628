package io.carillon.bench;

import java.util.Arrays;

/** Nanosecond samples with exact percentiles. */
final class Latencies {
    private long[] samples = new long[1 << 12];
    private int size;

    void add(long nanos) {
        if (size == samples.length) {
            samples = Arrays.copyOf(samples, size * 2);
        }
        samples[size++] = nanos;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Percentile in milliseconds; NaN when nothing was measured. */
    double millis(double percentile) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(samples, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1, Math.ceil(percentile / 100 * size) - 1 < 0 ? 0 : Math.ceil(percentile / 100 * size) - 1)]
                / 1e6;
    }
}
