package io.carillon.waveform;

import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at all samples of a WAV file (PCM, 16 bits), a block at a time. */
final class WaveformReader {
    private static final int BLOCK = 65_536;
    private static final int CHUNK_HEAD = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int SAMPLE_BYTES = 2;
    private static final int MOST_CHUNKS = 32;
    /** Shorter stretches say nothing to the eye. */
    private static final int LEAST_STRETCHES_PER_SECOND = 50;

    private final RecordedAudio audio;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    private WaveformReader(RecordedAudio audio) {
        this.audio = audio;
    }

    /**
     * What the file looks like. An empty recording has one stretch of silence.
     *
     * @throws IOException the storage failed, or it is no such file
     */
    static Waveform read(RecordedAudio audio) throws IOException {
        return new WaveformReader(audio).read();
    }

    /** Where the samples are. @param rate frames per second */
    private record Shape(int channels, int rate, long start, long bytes) {
        long frames() {
            return bytes / (SAMPLE_BYTES * channels);
        }
    }

    private Waveform read() throws IOException {
        Shape shape = shape();
        long wanted = shape.frames() * LEAST_STRETCHES_PER_SECOND / shape.rate();
        int stretches = (int) Math.max(1, Math.min(Waveform.MOST_STRETCHES, wanted));
        int[][] peaks = new int[shape.channels()][stretches];
        long frame = 0;
        int whole = BLOCK - BLOCK % (SAMPLE_BYTES * shape.channels());
        for (long at = 0; at + SAMPLE_BYTES * shape.channels() <= shape.bytes(); at += block.limit()) {
            fill(shape.start() + at, (int) Math.min(whole, shape.frames() * SAMPLE_BYTES * shape.channels() - at));
            while (block.hasRemaining()) {
                int stretch = (int) (frame++ * stretches / shape.frames());
                for (int[] side : peaks) {
                    side[stretch] = Math.max(side[stretch], Math.abs(block.getShort()));
                }
            }
        }
        return new Waveform(shape.frames() * 1000 / shape.rate(), sides(peaks));
    }

    private static List<List<Integer>> sides(int[][] peaks) {
        List<List<Integer>> sides = new ArrayList<>();
        for (int[] side : peaks) {
            sides.add(Arrays.stream(side).map(peak -> peak * Waveform.FULL_SCALE / -Short.MIN_VALUE).boxed().toList());
        }
        return sides;
    }

    private Shape shape() throws IOException {
        fill(0, 12);
        if (!word(0).equals("RIFF") || !word(8).equals("WAVE")) {
            throw new IOException("the recording is no WAV file");
        }
        int channels = 0;
        int rate = 0;
        long at = 12;
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            fill(at, CHUNK_HEAD);
            String name = word(0);
            long size = Integer.toUnsignedLong(block.getInt(4));
            if (name.equals("data")) {
                return checked(new Shape(channels, rate, at + CHUNK_HEAD,
                        Math.min(size, audio.size() - at - CHUNK_HEAD)));
            }
            if (name.equals("fmt ")) {
                fill(at + CHUNK_HEAD, FORMAT_BYTES);
                channels = block.getShort(14) == SAMPLE_BYTES * Byte.SIZE ? block.getShort(2) : 0;
                rate = block.getInt(4);
            }
            at += CHUNK_HEAD + size + size % 2;
        }
        throw new IOException("the recording has no samples");
    }

    private static Shape checked(Shape shape) throws IOException {
        if (shape.channels() < 1 || shape.channels() > 2 || shape.rate() < 1) {
            throw new IOException("the recording is not of one or two sides of 16 bits");
        }
        return shape;
    }

    private String word(int at) {
        return new String(block.array(), at, 4, StandardCharsets.ISO_8859_1);
    }

    /** Has so many bytes of the file in the block. */
    private void fill(long at, int length) throws IOException {
        block.clear().limit(length);
        int filled = 0;
        while (filled < length) {
            int read = audio.read(at + filled, block.array(), filled, length - filled);
            if (read <= 0) {
                throw new IOException("the recording ends at byte " + (at + filled));
            }
            filled += read;
        }
    }
}
