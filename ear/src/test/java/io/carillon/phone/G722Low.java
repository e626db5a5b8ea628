package io.carillon.phone;

/**
 * The lower band of ITU-T G.722 by the formulas of its sections 3.3 to 3.6 in floating point, not by the integers under
 * test: sound below 4 kHz at 8 kHz, which is all that a phone of a test says and hears.
 */
final class G722Low {
    private static final int[] LEVELS = {
        136, 432, 728, 1040, 1360, 1688, 2032, 2400, 2776, 3168, 3576, 4008, 4464, 4944, 5456, 6000, 6576, 7192, 7856,
        8576, 9360, 10232, 11192, 12280, 13512, 14984, 16704, 19008, 21904, 24808
    };
    private static final int[] COARSE = {0, 1200, 2584, 4240, 6288, 8968, 12896, 20456};
    private static final int[] MOVES = {-60, -30, 58, 172, 334, 538, 1198, 3042};
    /** Two bits of silence for the upper band, by turns. */
    private static final int[] UPPER = {0xC0, 0x40};

    private final double[] pole = new double[2];
    private final double[] rebuilt = new double[2];
    private final double[] partial = new double[2];
    private final double[] zero = new double[6];
    private final double[] difference = new double[6];
    private double log;
    private double fromZeros;
    private double predicted;
    private int turn;

    byte encode(int sample) {
        double error = sample / 2.0 - predicted;
        int best = 4;
        for (int code = 5; code < 64; code++) {
            if (Math.abs(error - value(code)) < Math.abs(error - value(best))) {
                best = code;
            }
        }
        learn(best >> 2);
        turn = 1 - turn;
        return (byte) (UPPER[turn] | best);
    }

    int decode(byte octet) {
        int code = octet & 0x3F;
        double sample = 2 * (predicted + value(code));
        learn(code >> 2);
        return (int) Math.max(-32_768, Math.min(32_767, sample));
    }

    private double scale() {
        return 32 * Math.pow(2, log / 2048) / 32_768;
    }

    private double value(int code) {
        int level = code < 32 ? -LEVELS[Math.min(29, 33 - code)] : code < 62 ? LEVELS[61 - code] : -LEVELS[63 - code];
        return level * scale();
    }

    private void learn(int four) {
        int step = four == 0 ? 0 : four < 8 ? 8 - four : 15 - four;
        double heard = (four < 8 ? -1 : 1) * COARSE[step] * scale();
        log = Math.max(0, Math.min(18_432, log * 127 / 128 + MOVES[step]));
        double sum = predicted + heard;
        double now = fromZeros + heard;
        double alike = sign(now) * sign(partial[0]);
        double before = sign(now) * sign(partial[1]);
        double slope = Math.max(-2, Math.min(2, 4 * pole[0]));
        double second = pole[1] * 127 / 128 + (before - slope * alike) / 128;
        double first = pole[0] * 255 / 256 + alike * 3 / 256;
        pole[1] = Math.max(-0.75, Math.min(0.75, second));
        pole[0] = Math.max(-(15 / 16.0 - pole[1]), Math.min(15 / 16.0 - pole[1], first));
        partial[1] = partial[0];
        partial[0] = now;
        rebuilt[1] = rebuilt[0];
        rebuilt[0] = sum;
        fromZeros = 0;
        for (int i = 5; i >= 0; i--) {
            zero[i] = zero[i] * 255 / 256 + (heard == 0 ? 0 : sign(heard) * sign(difference[i]) / 128);
            difference[i] = i == 0 ? heard : difference[i - 1];
            fromZeros += zero[i] * difference[i];
        }
        predicted = pole[0] * rebuilt[0] + pole[1] * rebuilt[1] + fromZeros;
    }

    private static double sign(double value) {
        return value < 0 ? -1 : 1;
    }
}
