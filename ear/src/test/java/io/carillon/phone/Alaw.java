package io.carillon.phone;

/** G.711 A-law by the formula of ITU-T G.711. */
final class Alaw {
    private Alaw() {}

    static byte encode(int sample) {
        int magnitude = sample >> 3;
        int mask = 0xD5;
        if (magnitude < 0) {
            mask = 0x55;
            magnitude = -magnitude - 1;
        }
        int segment = 0;
        while (segment < 8 && magnitude > (0x20 << segment) - 1) {
            segment++;
        }
        if (segment == 8) {
            return (byte) (0x7F ^ mask);
        }
        int step = magnitude >> Math.max(segment, 1) & 0x0F;
        return (byte) ((segment << 4 | step) ^ mask);
    }

    static int decode(byte octet) {
        int value = (octet ^ 0x55) & 0xFF;
        int exponent = (value & 0x70) >> 4;
        int magnitude = ((value & 0x0F) << 4) + 8;
        if (exponent > 0) {
            magnitude = (magnitude + 0x100) << (exponent - 1);
        }
        return (value & 0x80) != 0 ? magnitude : -magnitude;
    }
}
