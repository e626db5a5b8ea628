package io.carillon.rtp.codec;

/**
 * The filter of 24 taps that splits sound of 16 kHz into two bands of 8 kHz and joins them again (G.722 sections 3.1 and
 * 4.4). What it remembers is kept twice, one copy behind the other, so that a filter never has to wrap around.
 */
final class QuadratureMirror {
    /** Every other coefficient of table 11; the others are the same ones backwards. */
    private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int LENGTH = 12;

    private final int[] even = new int[2 * LENGTH];
    private final int[] odd = new int[2 * LENGTH];
    private int oldest;
    private int one;
    private int other;

    /** Takes two samples of 16 kHz; {@link #low} and {@link #high} then are one of each band, 15 bits wide. */
    void split(int earlier, int later) {
        push(earlier, later);
        int sumOdd = 0;
        int sumEven = 0;
        for (int i = 0; i < LENGTH; i++) {
            sumOdd += even[oldest + i] * TAPS[i];
            sumEven += odd[oldest + i] * TAPS[LENGTH - 1 - i];
        }
        one = sumEven + sumOdd >> 14;
        other = sumEven - sumOdd >> 14;
    }

    int low() {
        return one;
    }

    int high() {
        return other;
    }

    /** Takes a sample of each band; {@link #first} and {@link #second} then are two of 16 kHz. */
    void join(int lower, int upper) {
        push(lower + upper, lower - upper);
        int sumOdd = 0;
        int sumEven = 0;
        for (int i = 0; i < LENGTH; i++) {
            sumEven += even[oldest + i] * TAPS[i];
            sumOdd += odd[oldest + i] * TAPS[LENGTH - 1 - i];
        }
        one = sumOdd >> 11;
        other = sumEven >> 11;
    }

    short first() {
        return G722Band.saturated(one);
    }

    short second() {
        return G722Band.saturated(other);
    }

    private void push(int intoEven, int intoOdd) {
        even[oldest] = intoEven;
        even[oldest + LENGTH] = intoEven;
        odd[oldest] = intoOdd;
        odd[oldest + LENGTH] = intoOdd;
        oldest = oldest + 1 == LENGTH ? 0 : oldest + 1;
    }
}
