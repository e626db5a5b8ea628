package io.carillon.phone;

/** G.711 mu-law by the formula of ITU-T G.711, not by the tables under test. */
final class Ulaw {
    private Ulaw() {}

    static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 7;
        for (int mask = 0x4000; exponent > 0 && (magnitude & mask) == 0; mask >>= 1) {
            exponent--;
        }
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    static int decode(byte octet) {
        int value = ~octet & 0xFF;
        int magnitude = (((value & 0x0F) << 3) + 132 << ((value & 0x70) >> 4)) - 132;
        return (value & 0x80) != 0 ? -magnitude : magnitude;
    }
}
