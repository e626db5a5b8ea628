package io.carillon.rtp.codec;

import java.nio.ByteBuffer;

/** Linear 16-bit samples in network order (RFC 3551 section 4.5.11), one channel at 8 or 16 kHz. */
final class L16Codec implements AudioCodec, AudioCodec.Encoder, AudioCodec.Decoder {
    private static final L16Codec NARROW = new L16Codec(8000);
    private static final L16Codec WIDE = new L16Codec(16000);

    private final int rate;

    private L16Codec(int rate) {
        this.rate = rate;
    }

    /** At a rate whose frames of 20 ms fit into a packet, else null. */
    static L16Codec at(int rate) {
        return switch (rate) {
            case 8000 -> NARROW;
            case 16000 -> WIDE;
            default -> null;
        };
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int clockRate() {
        return rate;
    }

    @Override
    public int samples(ByteBuffer from, int at, int length) {
        return length / 2;
    }

    @Override
    public int mostSamples(int bytes) {
        return bytes / 2;
    }

    @Override
    public int mostBytes(int samples) {
        return 2 * samples;
    }

    @Override
    public Encoder encoder() {
        return this;
    }

    @Override
    public Decoder decoder() {
        return this;
    }

    @Override
    public int encode(short[] samples, int count, ByteBuffer to, int at) {
        for (int i = 0; i < count; i++) {
            int sample = samples[i];
            to.put(at + 2 * i, (byte) (sample >> 8)).put(at + 2 * i + 1, (byte) sample);
        }
        return 2 * count;
    }

    @Override
    public int decode(ByteBuffer from, int at, int length, short[] samples) {
        int count = Math.min(length / 2, samples.length);
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (from.get(at + 2 * i) << 8 | from.get(at + 2 * i + 1) & 0xff);
        }
        return count;
    }
}
