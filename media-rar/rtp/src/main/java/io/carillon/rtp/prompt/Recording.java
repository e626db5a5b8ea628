package io.carillon.rtp.prompt;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Resampler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** Sound that does not change: 16-bit linear samples, 8000 in a second. Shared by all who hear it. */
public final class Recording {
    /** Samples per second. */
    public static final int RATE = 8000;

    private static final AudioCodec G722 = AudioCodec.of(Codec.G722);

    private final short[] samples;
    /** The same as G.722, a byte for each sample of 8 kHz, and 20 ms of silence after it; null until {@link #encode}. */
    private volatile byte[] g722;

    private Recording(short[] samples) {
        this.samples = samples;
    }

    /** A copy of these samples. */
    public static Recording of(short[] samples) {
        return new Recording(samples.clone());
    }

    /** Nothing for a while. */
    static Recording silence(Duration lasting) {
        return new Recording(new short[(int) (lasting.toMillis() * RATE / 1000)]);
    }

    /** A sine of about -16 dBm0 that does not click. */
    static Recording tone(int hertz, int millis) {
        short[] made = new short[millis * RATE / 1000];
        for (int i = 0; i < made.length; i++) {
            double edge = Math.min(1, Math.min(i, made.length - 1 - i) / 40.0);
            made[i] = (short) (4000 * edge * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new Recording(made);
    }

    /** A part of it, which shares nothing with it. */
    Recording part(int from, int to) {
        return new Recording(Arrays.copyOfRange(samples, from, to));
    }

    /** Samples in all. */
    public int length() {
        return samples.length;
    }

    /** Copies samples. */
    public void copy(int from, short[] to, int at, int count) {
        System.arraycopy(samples, from, to, at, count);
    }

    /**
     * Encodes it once for all who hear it in G.722, which costs five times what sending it does (G.711 is a look into a table). Takes
     * a thousandth of the time that it lasts: not for event loops.
     */
    Recording encode() {
        if (g722 == null) {
            short[] narrow = new short[RATE / AudioCodec.FRAMES_PER_SECOND];
            byte[] made = new byte[samples.length + narrow.length];
            short[] wide = new short[G722.frame()];
            Resampler resampler = Resampler.between(RATE, G722.rate());
            AudioCodec.Encoder encoder = G722.encoder();
            ByteBuffer frame = ByteBuffer.allocate(narrow.length);
            for (int at = 0; at < made.length; at += narrow.length) {
                int count = Math.min(narrow.length, made.length - at);
                int sound = Math.max(0, Math.min(count, samples.length - at));
                Arrays.fill(narrow, sound, narrow.length, (short) 0);
                System.arraycopy(samples, Math.min(at, samples.length), narrow, 0, sound);
                resampler.resample(narrow, narrow.length, wide);
                encoder.encode(wide, wide.length, frame, 0);
                frame.get(0, made, at, count);
            }
            g722 = made;
        }
        return this;
    }

    /** Whether it is at hand in this codec. */
    boolean isEncoded(AudioCodec codec) {
        return codec == G722 && g722 != null;
    }

    /** Copies what {@link #isEncoded} is at hand: bytes of as many samples, up to 20 ms more than there are. */
    void copyEncoded(int from, ByteBuffer to, int at, int count) {
        to.put(at, g722, from, count);
    }

    /** A copy of all samples. */
    public short[] samples() {
        return samples.clone();
    }
}
