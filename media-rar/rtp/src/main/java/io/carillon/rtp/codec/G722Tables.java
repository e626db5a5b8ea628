package io.carillon.rtp.codec;

/** The numbers of G.722 (tables 14 to 21 of section 6.2). */
final class G722Tables {
    /** Decision levels of the lower quantizer; the first is never compared with. */
    static final int[] LEVELS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    /** Codes of negative differences by level: the smallest two have four more bits set than the pattern of the rest. */
    static final int[] NEGATIVE_CODES = {
        0, 63, 62, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
        4
    };
    /** The one decision level of the upper quantizer. */
    static final int UPPER_LEVEL = 564;

    /** What six bits of the lower band mean. */
    static final int[] OUTPUTS_6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    /** What their four upper bits mean. */
    static final int[] OUTPUTS_4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    /** What two bits of the upper band mean. */
    static final int[] OUTPUTS_2 = {-7408, -1616, 7408, 1616};

    /** How the scale of the lower band moves after four bits. */
    static final int[] STEPS_4 = {
        -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
    };
    /** How the scale of the upper band moves after two bits. */
    static final int[] STEPS_2 = {798, -214, 798, -214};

    /** 2048 times two to the power of i/32. */
    static final int[] POWERS = new int[32];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = (int) Math.round(2048 * Math.pow(2, i / 32.0));
        }
    }

    private G722Tables() {}

    static int positiveCode(int level) {
        return 62 - level;
    }
}
