package io.carillon.rtp.codec;

import java.nio.ByteBuffer;

/** G.711 as a codec: a byte per sample and no memory, so that every stream shares the same encoder and decoder. */
final class G711Codec implements AudioCodec, AudioCodec.Encoder, AudioCodec.Decoder {
    static final G711Codec PCMU = new G711Codec(G711.MU_LAW);
    static final G711Codec PCMA = new G711Codec(G711.A_LAW);

    private static final int RATE = 8000;

    private final G711 law;

    private G711Codec(G711 law) {
        this.law = law;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public int clockRate() {
        return RATE;
    }

    @Override
    public int samples(ByteBuffer from, int at, int length) {
        return length;
    }

    @Override
    public int mostSamples(int bytes) {
        return bytes;
    }

    @Override
    public int mostBytes(int samples) {
        return samples;
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
            to.put(at + i, law.encode(samples[i]));
        }
        return count;
    }

    @Override
    public int decode(ByteBuffer from, int at, int length, short[] samples) {
        int count = Math.min(length, samples.length);
        for (int i = 0; i < count; i++) {
            samples[i] = law.decode(from.get(at + i));
        }
        return count;
    }
}
