package io.carillon.rtp.tap;

import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording as the WAV file that it is behind its encryption. All chunks but the last are of one size, so any byte is
 * found at once. A chunk that the writer was killed in does not count.
 */
final class ChunkReader implements RecordedAudio {
    private static final int WAV_HEADER = 44;

    private final Storage.Source source;
    private final FileHeader header;
    private final int fullRecord;
    private final ByteBuffer sealed;
    private final ByteBuffer plain;
    private final byte[] wavHeader;
    private final long chunks;
    private final long frames;
    private final boolean complete;
    private long inHand = -1;

    private ChunkReader(Storage.Source source, FileHeader header) throws IOException {
        this.source = source;
        this.header = header;
        int fullPlain = ChunkWriter.FACTS + header.framesPerChunk() * header.bytesPerFrame();
        fullRecord = ChunkWriter.FRAME + fullPlain + Sealing.TAG_BYTES;
        sealed = ByteBuffer.allocate(fullRecord);
        plain = ByteBuffer.allocate(fullPlain + Sealing.TAG_BYTES).order(ByteOrder.BIG_ENDIAN);
        long payload = Math.max(0, source.size() - header.length());
        long full = payload / fullRecord;
        boolean more = payload % fullRecord > 0 && load(full);
        chunks = more ? full + 1 : full;
        if (chunks == 0) {
            frames = 0;
            complete = false;
        } else {
            if (!more && !load(chunks - 1)) {
                throw damaged(chunks - 1);
            }
            frames = (chunks - 1) * header.framesPerChunk() + inHandFrames();
            complete = isLast();
        }
        wavHeader = wavHeader();
    }

    /** @return null when the key of the recording is not here */
    static ChunkReader of(Storage.Source source, RecordingKeys keys) throws IOException {
        FileHeader header = FileHeader.read(source, keys);
        return header == null ? null : new ChunkReader(source, header);
    }

    private boolean isLast() {
        return sealed.get(Integer.BYTES) == 1;
    }

    private int inHandFrames() {
        return (plain.limit() - ChunkWriter.FACTS) / header.bytesPerFrame();
    }

    private static IOException damaged(long number) {
        return new IOException("chunk " + number + " is not what was written");
    }

    /** Decrypts a chunk; false when it is not whole. */
    private boolean load(long number) throws IOException {
        if (inHand == number) {
            return true;
        }
        inHand = -1;
        sealed.clear();
        source.read(sealed, header.length() + number * fullRecord);
        sealed.flip();
        if (sealed.remaining() < ChunkWriter.FRAME) {
            return false;
        }
        int length = sealed.getInt();
        boolean last = sealed.get() == 1;
        if (length < ChunkWriter.FACTS + Sealing.TAG_BYTES || length > sealed.remaining()) {
            return false;
        }
        sealed.limit(sealed.position() + length);
        plain.clear();
        try {
            header.sealing().open(number, last, sealed, plain);
        } catch (GeneralSecurityException forged) {
            return false;
        }
        plain.flip();
        inHand = number;
        return true;
    }

    @Override
    public long size() {
        return WAV_HEADER + frames * header.bytesPerFrame();
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        if (at < 0 || at >= size()) {
            return -1;
        }
        if (at < WAV_HEADER) {
            int count = (int) Math.min(length, WAV_HEADER - at);
            System.arraycopy(wavHeader, (int) at, into, offset, count);
            return count;
        }
        long data = at - WAV_HEADER;
        int perChunk = header.framesPerChunk() * header.bytesPerFrame();
        if (!load(data / perChunk)) {
            throw damaged(data / perChunk);
        }
        int from = ChunkWriter.FACTS + (int) (data % perChunk);
        int count = Math.min(length, plain.limit() - from);
        plain.get(from, into, offset, count);
        return count;
    }

    private byte[] wavHeader() {
        int data = (int) Math.min(Integer.MAX_VALUE - WAV_HEADER, frames * header.bytesPerFrame());
        return ByteBuffer.allocate(WAV_HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF")).putInt(WAV_HEADER - 8 + data).put(ascii("WAVEfmt ")).putInt(16)
                .putShort((short) 1).putShort((short) header.channels()).putInt(header.rate())
                .putInt(header.rate() * header.bytesPerFrame()).putShort((short) header.bytesPerFrame())
                .putShort((short) 16).put(ascii("data")).putInt(data).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** What the file says of itself, from its first chunk to its last. */
    Recorded facts(String id) throws IOException {
        List<Recorded.Pause> pauses = new ArrayList<>();
        long lost = 0;
        Recorded.End why = Recorded.End.CRASHED;
        for (long number = 0; number < chunks; number++) {
            if (!load(number)) {
                throw damaged(number);
            }
            ChunkWriter.notePause(
                    pauses, number * header.framesPerChunk(), plain.getInt(0), plain.getInt(4), header.rate());
            lost = plain.getInt(8);
            why = Recorded.End.values()[plain.getInt(12)];
        }
        return new Recorded(id, header.about().call(), header.about().notes(), header.about().startedAt(),
                frames * 1000 / header.rate(), source.size(), header.rate(), header.channels(), lost,
                complete ? why : Recorded.End.CRASHED, pauses, header.keyId());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
