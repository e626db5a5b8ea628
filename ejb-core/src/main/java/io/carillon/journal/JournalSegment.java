package io.carillon.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One file of the journal, mapped into memory. A record is its length, a CRC-32C and the payload; the CRC covers the
 * segment's sequence number too, so that what a former use of the file left behind never passes for a record.
 */
final class JournalSegment {
    static final int HEADER = 24;
    static final int RECORD_HEADER = 8;
    private static final int MAGIC = 0x43524C4E;
    private static final int VERSION = 1;
    private static final int SEQUENCE_AT = 8;
    private static final int ALIVE_AT = 16;

    private final Path file;
    private final MappedByteBuffer buffer;
    private final CRC32C crc = new CRC32C();
    private final byte[] sequenceBytes = new byte[8];
    private long sequence;
    private int end = HEADER;
    private int live;

    private JournalSegment(Path file, MappedByteBuffer buffer) {
        this.file = file;
        this.buffer = buffer;
    }

    /**
     * Makes or opens a file. A new one is filled with zeros first, so that a full disk shows now and not in a mapped
     * write.
     */
    static JournalSegment open(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(64 * 1024);
            long size = channel.size();
            while (size < bytes) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - size));
                size += channel.write(zeros, size);
            }
            JournalSegment segment =
                    new JournalSegment(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(size, bytes)));
            segment.readHeader();
            return segment;
        }
    }

    private void readHeader() {
        boolean ours = buffer.getInt(0) == MAGIC && buffer.getInt(4) == VERSION;
        use(ours ? Math.max(0, buffer.getLong(SEQUENCE_AT)) : 0);
    }

    private void use(long number) {
        sequence = number;
        end = HEADER;
        live = 0;
        ByteBuffer.wrap(sequenceBytes).putLong(number);
    }

    /** Empties the segment for a new use; 0 leaves it free. */
    void begin(long number) {
        buffer.putLong(SEQUENCE_AT, 0);
        buffer.putInt(HEADER, 0);
        buffer.putInt(0, MAGIC);
        buffer.putInt(4, VERSION);
        use(number);
        buffer.putLong(SEQUENCE_AT, number);
    }

    /** 0 when it is free. */
    long sequence() {
        return sequence;
    }

    Path file() {
        return file;
    }

    /** Bytes of records that are the latest state of something. */
    int live() {
        return live;
    }

    void live(int change) {
        live += change;
    }

    /** Whether more of it is dead than alive. */
    boolean isMostlyDead() {
        return live < buffer.capacity() / 2;
    }

    /** Notes when the process was alive, in milliseconds since the epoch. */
    void alive(long millis) {
        buffer.putLong(ALIVE_AT, millis);
    }

    long alive() {
        return buffer.getInt(0) == MAGIC ? buffer.getLong(ALIVE_AT) : 0;
    }

    /** Whether a payload of this size has room, and the mark of the end behind it. */
    boolean fits(int payload) {
        return end + RECORD_HEADER + payload + RECORD_HEADER <= buffer.capacity();
    }

    /** Appends a record that fits. @return where its payload begins */
    int append(byte[] payload, int length) {
        int at = end + RECORD_HEADER;
        buffer.put(at, payload, 0, length);
        buffer.putInt(at + length, 0);
        buffer.putInt(end + 4, checksum(payload, length));
        buffer.putInt(end, length);
        end = at + length;
        return at;
    }

    /**
     * The payload of the next record when reading from the start; null at the end, or where a torn write left no
     * record.
     */
    byte[] next() {
        if (end + RECORD_HEADER > buffer.capacity()) {
            return null;
        }
        int length = buffer.getInt(end);
        if (length <= 0 || length > buffer.capacity() - end - RECORD_HEADER) {
            return null;
        }
        byte[] payload = read(end + RECORD_HEADER, length);
        if (buffer.getInt(end + 4) != checksum(payload, length)) {
            return null;
        }
        end += RECORD_HEADER + length;
        return payload;
    }

    int end() {
        return end;
    }

    byte[] read(int at, int length) {
        byte[] payload = new byte[length];
        buffer.get(at, payload);
        return payload;
    }

    private int checksum(byte[] payload, int length) {
        crc.reset();
        crc.update(sequenceBytes, 0, sequenceBytes.length);
        crc.update(payload, 0, length);
        return (int) crc.getValue();
    }
}
