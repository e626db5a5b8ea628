package io.carillon.rtp.prompt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One channel of 16-bit linear samples at some rate.
 *
 * @param samples never changed by whoever holds it
 * @param rate samples per second
 */
record WavSound(short[] samples, int rate) {
    private static final int HEADER = 44;
    private static final int RATE_AT = 24;

    /** What a file of ours says about itself. */
    record Shape(int rate, double seconds) {}

    /** The same sound at another rate. */
    WavSound at(int other) {
        return new WavSound(RateConversion.convert(samples, rate, other), other);
    }

    /** As a WAV file. */
    byte[] wav() {
        int bytes = samples.length * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * Short.BYTES);
        out.putShort((short) Short.BYTES).putShort((short) 16).put(ascii("data")).putInt(bytes);
        for (short sample : samples) {
            out.putShort(sample);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Of a file that {@link #wav} has written. */
    static Shape shapeOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = new byte[HEADER];
            new DataInputStream(in).readFully(header);
            int rate = Math.max(1, ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(RATE_AT));
            return new Shape(rate, (double) (Files.size(file) - HEADER) / Short.BYTES / rate);
        }
    }
}
