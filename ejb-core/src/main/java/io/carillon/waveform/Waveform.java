package io.carillon.waveform;

import java.util.List;

/**
 * How loud a recording is, stretch by stretch.
 *
 * @param millis how long it is
 * @param sides the left side, and the right one when there are two: of each stretch its loudest sample, 0 to {@value #FULL_SCALE};
 *     each side has as many stretches
 */
public record Waveform(long millis, List<List<Integer>> sides) {
    /** No side has more stretches. */
    public static final int MOST_STRETCHES = 800;
    /** A sample as loud as can be. */
    public static final int FULL_SCALE = 255;

    /** Copies the sides. */
    public Waveform {
        sides = sides.stream().map(List::copyOf).toList();
    }
}
