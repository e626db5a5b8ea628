package io.carillon.rtp.prompt;

import io.carillon.rtp.codec.G711;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes WAV (RIFF): 16-bit linear, G.711 of either law, one or two channels, 8000 to 48000 samples per second. Whatever it is,
 * it becomes one channel of 8000. A header is not believed: what it says is held against what is there.
 */
public final class WavFile {
    /** Larger files are no prompts. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int LEAST_RATE = 8000;
    private static final int MOST_RATE = 48_000;

    private WavFile() {}

    /** What the header says. */
    private record Format(int coding, int channels, int rate) {}

    /** @throws IOException with one line saying what is wrong with it */
    public static Recording read(byte[] bytes) throws IOException {
        return Recording.of(decode(bytes, Integer.MAX_VALUE).at(Recording.RATE).samples());
    }

    /**
     * The sound as it is, made one channel.
     *
     * @param mostSeconds longer ones are refused before anything is made of them
     * @throws IOException with one line saying what is wrong with it
     */
    static WavSound decode(byte[] bytes, int mostSeconds) throws IOException {
        try {
            return decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), mostSeconds);
        } catch (BufferUnderflowException | IllegalArgumentException cut) {
            throw new IOException("file ends in the middle of something", cut);
        }
    }

    private static WavSound decode(ByteBuffer in, int mostSeconds) throws IOException {
        if (!name(in).equals("RIFF")) {
            throw new IOException("is no WAV file");
        }
        in.getInt();
        if (!name(in).equals("WAVE")) {
            throw new IOException("is no WAV file");
        }
        Format format = null;
        while (in.remaining() >= 8) {
            String chunk = name(in);
            long length = in.getInt() & 0xffff_ffffL;
            int there = (int) Math.min(length, in.remaining());
            if (chunk.equals("fmt ")) {
                format = format(in.slice(in.position(), there).order(ByteOrder.LITTLE_ENDIAN));
            } else if (chunk.equals("data")) {
                return sound(format, in.slice(in.position(), there).order(ByteOrder.LITTLE_ENDIAN), mostSeconds);
            }
            in.position(Math.min(in.limit(), in.position() + there + (there & 1)));
        }
        throw new IOException("has no sound in it");
    }

    private static String name(ByteBuffer in) {
        byte[] four = new byte[4];
        in.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static Format format(ByteBuffer in) throws IOException {
        int coding = in.getShort() & 0xffff;
        int channels = in.getShort();
        int rate = in.getInt();
        in.getInt();
        in.getShort();
        int bits = in.getShort();
        if (coding == EXTENSIBLE && in.remaining() >= 10) {
            in.position(in.position() + 8);
            coding = in.getShort() & 0xffff;
        }
        boolean known = coding == PCM && bits == 16 || (coding == A_LAW || coding == MU_LAW) && bits == 8;
        if (!known) {
            throw new IOException("coding " + coding + " with " + bits + " bits is neither 16-bit linear nor G.711");
        }
        if (channels < 1 || channels > 2) {
            throw new IOException("has " + channels + " channels, not one or two");
        }
        if (rate < LEAST_RATE || rate > MOST_RATE) {
            throw new IOException("has " + rate + " samples per second, not 8000 to 48000");
        }
        return new Format(coding, channels, rate);
    }

    private static WavSound sound(Format format, ByteBuffer data, int mostSeconds) throws IOException {
        if (format == null) {
            throw new IOException("does not say what is in it");
        }
        int frame = (format.coding() == PCM ? 2 : 1) * format.channels();
        if (data.remaining() / frame / format.rate() >= mostSeconds) {
            throw new IOException("lasts " + data.remaining() / frame / format.rate() + " s, at most " + mostSeconds
                    + " are taken");
        }
        short[] samples = new short[data.remaining() / frame];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(format.coding(), data);
            }
            samples[i] = (short) (sum / format.channels());
        }
        return new WavSound(samples, format.rate());
    }

    private static int sample(int coding, ByteBuffer data) {
        if (coding == PCM) {
            return data.getShort();
        }
        return (coding == MU_LAW ? G711.MU_LAW : G711.A_LAW).decode(data.get());
    }

    /** A WAV file of one channel of 16-bit linear samples, 8000 in a second. */
    public static byte[] write(short[] samples) {
        return new WavSound(samples, Recording.RATE).wav();
    }
}
