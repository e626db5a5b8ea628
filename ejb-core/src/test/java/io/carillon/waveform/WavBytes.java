package io.carillon.waveform;

import io.carillon.contract.RecordedAudio;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WAV file in memory that is read in short pieces, as a storage that decrypts does. */
final class WavBytes implements RecordedAudio {
    private static final int PIECE = 1000;

    private final byte[] bytes;
    private boolean closed;

    private WavBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static WavBytes raw(byte[] bytes) {
        return new WavBytes(bytes);
    }

    /** Interleaved samples at 8000 a second; a chunk that nobody knows stands before them. */
    static WavBytes of(int channels, short... samples) {
        ByteBuffer file = ByteBuffer.allocate(56 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVE"));
        file.put(ascii("LIST")).putInt(3).put(new byte[4]);
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels).putInt(8000);
        file.putInt(16_000 * channels).putShort((short) (2 * channels)).putShort((short) 16);
        file.put(ascii("data")).putInt(2 * samples.length);
        for (short sample : samples) {
            file.putShort(sample);
        }
        return new WavBytes(file.array());
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    boolean isClosed() {
        return closed;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) {
        if (at >= bytes.length) {
            return -1;
        }
        int read = (int) Math.min(Math.min(length, PIECE), bytes.length - at);
        System.arraycopy(bytes, (int) at, into, offset, read);
        return read;
    }

    @Override
    public void close() {
        closed = true;
    }
}
