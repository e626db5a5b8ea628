package io.carillon.rtp.codec;

/**
 * Adaptive differential PCM of one band of G.722: the scale of its quantizer and a predictor with two poles and six
 * zeros, the same in the encoder and the decoder (sections 3.2 to 3.6 and 6.2 of the recommendation, whose block names
 * are given). All numbers are 16 bits wide, and the order of the steps is part of the standard.
 */
final class G722Band {
    private static final int MOST_POLE_TWO = 12288;
    private static final int POLES_LIMIT = 15360;

    private final int lowestShift;
    private final int mostLog;
    private int scale;
    private int log;

    private int predicted;
    private int fromZeros;
    private int pole1;
    private int pole2;
    private int rebuilt1;
    private int rebuilt2;
    private int partial1;
    private int partial2;
    private final int[] zeros = new int[6];
    /** The last six quantized differences, the newest first. */
    private final int[] differences = new int[6];

    private G722Band(int scale, int lowestShift, int mostLog) {
        this.scale = scale;
        this.lowestShift = lowestShift;
        this.mostLog = mostLog;
    }

    /** 0 to 4 kHz. */
    static G722Band lower() {
        return new G722Band(32, 8, 18432);
    }

    /** 4 to 8 kHz. */
    static G722Band upper() {
        return new G722Band(8, 10, 22528);
    }

    /** The six bits of a sample of the lower band: blocks SUBTRA and QUANTL. */
    int quantizeLower(int sample) {
        int error = saturated(sample - predicted);
        int magnitude = error >= 0 ? error : -(error + 1);
        int level = 1;
        while (level < G722Tables.LEVELS.length && magnitude >= G722Tables.LEVELS[level] * scale >> 12) {
            level++;
        }
        return error < 0 ? G722Tables.NEGATIVE_CODES[level] : G722Tables.positiveCode(level);
    }

    /** The two bits of a sample of the upper band: blocks SUBTRA and QUANTH. */
    int quantizeUpper(int sample) {
        int error = saturated(sample - predicted);
        int magnitude = error >= 0 ? error : -(error + 1);
        boolean far = magnitude >= G722Tables.UPPER_LEVEL * scale >> 12;
        if (error < 0) {
            return far ? 0 : 1;
        }
        return far ? 2 : 3;
    }

    /** The sample that six bits mean, before anything is learned from them: blocks INVQBL and RECONS. */
    int reconstructLower(int code) {
        return predicted + (scale * G722Tables.OUTPUTS_6[code] >> 15);
    }

    /** The sample that two bits mean: blocks INVQAH and RECONS. */
    int reconstructUpper(int code) {
        return predicted + (scale * G722Tables.OUTPUTS_2[code] >> 15);
    }

    /** Learns from the four upper bits of the lower band, which also survive at lower rates: INVQAL, LOGSCL, SCALEL. */
    void adaptLower(int code) {
        int difference = scale * G722Tables.OUTPUTS_4[code] >> 15;
        rescale(G722Tables.STEPS_4[code]);
        predict(difference);
    }

    /** Learns from the two bits of the upper band: INVQAH, LOGSCH, SCALEH. */
    void adaptUpper(int code) {
        int difference = scale * G722Tables.OUTPUTS_2[code] >> 15;
        rescale(G722Tables.STEPS_2[code]);
        predict(difference);
    }

    private void rescale(int step) {
        log = Math.max(0, Math.min(mostLog, (log * 127 >> 7) + step));
        int fraction = G722Tables.POWERS[log >> 6 & 31];
        int shift = lowestShift - (log >> 11);
        scale = (shift < 0 ? fraction << -shift : fraction >> shift) << 2;
    }

    private void predict(int difference) {
        int rebuilt = saturated(predicted + difference);
        int partial = saturated(fromZeros + difference);
        adaptPoles(partial);
        adaptZeros(difference);
        partial2 = partial1;
        partial1 = partial;
        rebuilt2 = rebuilt1;
        rebuilt1 = rebuilt;
        int fromPoles = saturated((pole1 * saturated(2 * rebuilt1) >> 15) + (pole2 * saturated(2 * rebuilt2) >> 15));
        predicted = saturated(fromPoles + fromZeros);
    }

    /** Blocks UPPOL2 and UPPOL1; both look at the poles as they were. */
    private void adaptPoles(int partial) {
        boolean likeLast = partial < 0 == partial1 < 0;
        boolean likeBefore = partial < 0 == partial2 < 0;
        int four = saturated(pole1 << 2);
        int against = Math.min(likeLast ? -four : four, Short.MAX_VALUE);
        int two = (likeBefore ? 128 : -128) + (against >> 7) + (pole2 * 32512 >> 15);
        two = Math.max(-MOST_POLE_TWO, Math.min(MOST_POLE_TWO, two));
        int one = saturated((likeLast ? 192 : -192) + (pole1 * 32640 >> 15));
        int limit = saturated(POLES_LIMIT - two);
        pole2 = two;
        pole1 = Math.max(-limit, Math.min(limit, one));
    }

    /** Blocks UPZERO, DELAYA and FILTEZ. */
    private void adaptZeros(int difference) {
        int step = difference == 0 ? 0 : 128;
        int sum = 0;
        for (int i = 5; i >= 0; i--) {
            boolean alike = differences[i] < 0 == difference < 0;
            zeros[i] = saturated((alike ? step : -step) + (zeros[i] * 32640 >> 15));
            differences[i] = i == 0 ? difference : differences[i - 1];
            sum += zeros[i] * saturated(2 * differences[i]) >> 15;
        }
        fromZeros = saturated(sum);
    }

    static short saturated(int value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
