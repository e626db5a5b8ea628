package io.carillon.rtp.codec;

import java.nio.ByteBuffer;

/**
 * ITU-T G.722 at 64 kbit/s: two bands of 8 kHz, the lower in six bits and the upper in two, so that a byte holds two
 * samples of 16 kHz.
 */
final class G722Codec implements AudioCodec {
    static final G722Codec CODEC = new G722Codec();

    private static final int RATE = 16000;
    /** RFC 3551 section 4.5.2: a mistake of history that all devices share. */
    private static final int CLOCK = 8000;
    /** Limits of what a band may be before the two are put together (block 6L). */
    private static final int HIGHEST = 16383;
    private static final int LOWEST = -16384;

    private G722Codec() {}

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public int clockRate() {
        return CLOCK;
    }

    @Override
    public int samples(ByteBuffer from, int at, int length) {
        return 2 * length;
    }

    @Override
    public int mostSamples(int bytes) {
        return 2 * bytes;
    }

    @Override
    public int mostBytes(int samples) {
        return samples / 2;
    }

    @Override
    public Encoder encoder() {
        return new Splitting();
    }

    @Override
    public Decoder decoder() {
        return new Joining();
    }

    /** The transmitting half: figure 1 of the recommendation. */
    private static final class Splitting implements Encoder {
        private final QuadratureMirror mirror = new QuadratureMirror();
        private final G722Band lower = G722Band.lower();
        private final G722Band upper = G722Band.upper();

        @Override
        public int encode(short[] samples, int count, ByteBuffer to, int at) {
            int bytes = count / 2;
            for (int i = 0; i < bytes; i++) {
                mirror.split(samples[2 * i], samples[2 * i + 1]);
                int low = lower.quantizeLower(mirror.low());
                lower.adaptLower(low >> 2);
                int high = upper.quantizeUpper(mirror.high());
                upper.adaptUpper(high);
                to.put(at + i, (byte) (high << 6 | low));
            }
            return bytes;
        }
    }

    /** The receiving half: figure 2 of the recommendation. */
    private static final class Joining implements Decoder {
        private final QuadratureMirror mirror = new QuadratureMirror();
        private final G722Band lower = G722Band.lower();
        private final G722Band upper = G722Band.upper();

        @Override
        public int decode(ByteBuffer from, int at, int length, short[] samples) {
            int bytes = Math.min(length, samples.length / 2);
            for (int i = 0; i < bytes; i++) {
                int code = from.get(at + i);
                int low = limit(lower.reconstructLower(code & 0x3f));
                lower.adaptLower(code >> 2 & 0x0f);
                int high = limit(upper.reconstructUpper(code >> 6 & 3));
                upper.adaptUpper(code >> 6 & 3);
                mirror.join(low, high);
                samples[2 * i] = mirror.first();
                samples[2 * i + 1] = mirror.second();
            }
            return 2 * bytes;
        }

        private static int limit(int sample) {
            return Math.max(LOWEST, Math.min(HIGHEST, sample));
        }
    }
}
