package io.carillon.rtp.codec;

/**
 * ITU-T G.711 between 16-bit linear samples and the eight bits of mu-law (PCMU) or A-law (PCMA), both ways by table.
 *
 * <p>A sine that just reaches the highest code has +3.17 dBm0 in mu-law and +3.14 dBm0 in A-law; both companders are
 * scaled to 16 bits here, so {@link #FULL_SCALE_DBM0} serves for either within 0.03 dB.
 */
public enum G711 {
    MU_LAW {
        @Override
        int expand(int code) {
            int bits = ~code & 0xff;
            int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
            return (bits & 0x80) != 0 ? -magnitude : magnitude;
        }
    },
    A_LAW {
        @Override
        int expand(int code) {
            int bits = code ^ 0x55;
            int exponent = (bits & 0x70) >> 4;
            int mantissa = (bits & 0x0f) << 4;
            int magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
            return (bits & 0x80) != 0 ? magnitude : -magnitude;
        }
    };

    /** Level of a sine with amplitude 32124, the highest mu-law output, in dBm0 (G.711 section 4). */
    public static final double FULL_SCALE_DBM0 = 3.17;
    /** Amplitude that {@link #FULL_SCALE_DBM0} belongs to. */
    public static final int FULL_SCALE = 32124;

    private final short[] linear = new short[256];
    private final byte[] codes = new byte[65536];

    G711() {
        for (int code = 0; code < 256; code++) {
            linear[code] = (short) expand(code);
        }
        fillNearest();
    }

    abstract int expand(int code);

    /** Every sample gets the code whose output is nearest to it: exactly what a decoder at the far end makes best. */
    private void fillNearest() {
        Integer[] byLevel = new Integer[256];
        for (int code = 0; code < 256; code++) {
            byLevel[code] = code;
        }
        java.util.Arrays.sort(byLevel, (left, right) -> Integer.compare(linear[left], linear[right]));
        int at = 0;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            while (at < 255 && distance(sample, byLevel[at + 1]) <= distance(sample, byLevel[at])) {
                at++;
            }
            codes[sample & 0xffff] = (byte) (int) byLevel[at];
        }
    }

    private int distance(int sample, int code) {
        return Math.abs(sample - linear[code]);
    }

    /** The code of a 16-bit sample. */
    public byte encode(short sample) {
        return codes[sample & 0xffff];
    }

    /** The 16-bit sample of a code. */
    public short decode(byte code) {
        return linear[code & 0xff];
    }
}
