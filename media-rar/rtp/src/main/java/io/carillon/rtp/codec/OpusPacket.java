package io.carillon.rtp.codec;

import java.nio.ByteBuffer;

/** What the first bytes of an Opus packet say of it (RFC 6716 section 3.1): how many frames there are, and how long. */
final class OpusPacket {
    /** 120 ms, the longest packet there is. */
    static final int MOST_MILLIS = 120;

    private static final int CELT_ONLY = 16;
    private static final int HYBRID = 12;
    /** Frames of 10, 20, 40 and 60 ms in steps of 2.5 ms, then those of the other modes. */
    private static final int[] SILK_STEPS = {4, 8, 16, 24};
    private static final int[] HYBRID_STEPS = {4, 8};
    private static final int[] CELT_STEPS = {1, 2, 4, 8};
    private static final int STEPS_PER_SECOND = 400;
    private static final int MOST_STEPS = MOST_MILLIS * STEPS_PER_SECOND / 1000;

    private OpusPacket() {}

    /** Samples in a packet at this rate, 0 when it cannot be one. */
    static int samples(ByteBuffer from, int at, int length, int rate) {
        if (length < 1) {
            return 0;
        }
        int first = from.get(at) & 0xff;
        int frames = frames(from, at, length, first & 3);
        int steps = frames * steps(first >> 3);
        return steps > MOST_STEPS ? 0 : steps * (rate / STEPS_PER_SECOND);
    }

    private static int frames(ByteBuffer from, int at, int length, int code) {
        return switch (code) {
            case 0 -> 1;
            case 3 -> length < 2 ? 0 : from.get(at + 1) & 0x3f;
            default -> 2;
        };
    }

    private static int steps(int configuration) {
        if (configuration >= CELT_ONLY) {
            return CELT_STEPS[configuration & 3];
        }
        return configuration >= HYBRID ? HYBRID_STEPS[configuration & 1] : SILK_STEPS[configuration & 3];
    }
}
