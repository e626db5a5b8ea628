package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the samples of one recording, half a second at a time, each half sealed and written at once. When that is forced to the disk
 * is up to its owner, but for the last one. Before the
 * samples of a chunk stand where in it nothing was recorded, how many packets were lost so far and, in the last one, why it is
 * the last: so a file alone tells everything, however its writer ended.
 */
final class ChunkWriter {
    /** Ints before the samples: pause from, pause to, lost, end. */
    static final int FACTS = 4 * Integer.BYTES;
    /** Length and whether it is the last. */
    static final int FRAME = Integer.BYTES + 1;

    private final Storage.Sink sink;
    private final FileHeader header;
    private final int full;
    private final ByteBuffer plain;
    private final ByteBuffer sealed;
    private final List<Recorded.Pause> pauses = new ArrayList<>();
    private long number;
    private long bytes;
    private int frames;
    private int pauseFrom = -1;
    private int pauseTo = -1;
    private int unforced;

    ChunkWriter(Storage.Sink sink, FileHeader header, ByteBuffer head) throws IOException {
        this.sink = sink;
        this.header = header;
        this.full = header.framesPerChunk();
        int most = FACTS + full * header.bytesPerFrame();
        plain = ByteBuffer.allocate(most);
        sealed = ByteBuffer.allocate(FRAME + most + Sealing.TAG_BYTES);
        plain.position(FACTS);
        bytes = head.remaining();
        sink.write(head);
        sink.force();
    }

    /** One moment of both sides. */
    void frame(short left, short right, boolean paused, long lost) throws IOException, GeneralSecurityException {
        if (paused) {
            pauseFrom = pauseFrom < 0 ? frames : pauseFrom;
            pauseTo = frames + 1;
        }
        put(paused ? 0 : left, paused ? 0 : right);
        if (++frames == full) {
            write(false, lost, Recorded.End.CRASHED);
        }
    }

    private void put(int left, int right) {
        if (header.channels() == 2) {
            putSample(left);
            putSample(right);
        } else {
            putSample(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, left + right)));
        }
    }

    /** WAV is little-endian. */
    private void putSample(int sample) {
        plain.put((byte) sample).put((byte) (sample >> 8));
    }

    private void write(boolean last, long lost, Recorded.End why) throws IOException, GeneralSecurityException {
        plain.putInt(0, pauseFrom).putInt(4, pauseTo).putInt(8, (int) Math.min(lost, Integer.MAX_VALUE))
                .putInt(12, why.ordinal());
        plain.flip();
        sealed.clear();
        sealed.putInt(plain.remaining() + Sealing.TAG_BYTES).put((byte) (last ? 1 : 0));
        header.sealing().seal(number, last, plain, sealed);
        sealed.flip();
        bytes += sealed.remaining();
        sink.write(sealed);
        notePause(pauses, number * full, pauseFrom, pauseTo, header.rate());
        unforced++;
        if (last) {
            force();
        }
        number++;
        frames = 0;
        pauseFrom = -1;
        pauseTo = -1;
        plain.clear().position(FACTS);
    }

    /** Whether a second was written that is not safe from a loss of power. */
    boolean isDue() {
        return unforced >= FileHeader.PER_SECOND;
    }

    void force() throws IOException {
        sink.force();
        unforced = 0;
    }

    /** Adds a stretch of silence to the list; one that touches the one before makes it longer. */
    static void notePause(List<Recorded.Pause> pauses, long chunkAt, int from, int to, int rate) {
        if (from < 0) {
            return;
        }
        long fromMillis = (chunkAt + from) * 1000 / rate;
        long toMillis = (chunkAt + to) * 1000 / rate;
        int end = pauses.size() - 1;
        if (end >= 0 && pauses.get(end).toMillis() == fromMillis) {
            fromMillis = pauses.remove(end).fromMillis();
        }
        pauses.add(new Recorded.Pause(fromMillis, toMillis));
    }

    /** Ends the file: after this it is complete. */
    void end(long lost, Recorded.End why) throws IOException, GeneralSecurityException {
        write(true, lost, why);
        sink.close();
    }

    /** Gives up; what was written so far stays as it is. */
    void abandon() throws IOException {
        sink.close();
    }

    /** Moments written or waiting to be. */
    long written() {
        return number * full + frames;
    }

    /** Moments on the disk. */
    long safe() {
        return number * full;
    }

    long bytes() {
        return bytes;
    }

    String keyId() {
        return header.keyId();
    }

    List<Recorded.Pause> pauses() {
        return List.copyOf(pauses);
    }
}
