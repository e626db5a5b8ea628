package io.carillon.rtp.tap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Packets between the event loop that relays them and the thread that writes them down: one producer, one consumer, no
 * lock, no allocation. When it is full a packet does not get in. A packet is sixteen bytes of facts and its payload,
 * rounded up to eight bytes; one that does not fit before the end begins at the start again.
 */
final class TapRing {
    /** Bytes: seven seconds of G.711 both ways, one and a half of L16 at 16 kHz. */
    static final int SIZE = 1 << 17;

    private static final int FACTS = 16;
    private static final int SKIP = 0xffff;
    private static final int MARKED = 0x10000;
    private static final int LONGEST = 4096;
    private static final VarHandle WRITTEN = handle("written");
    private static final VarHandle READ = handle("read");

    private final byte[] bytes;
    private final ByteBuffer words;
    private final int mask;
    private long written;
    private long read;
    /** What the producer knows of {@link #read}. */
    private long readSeen;

    /** One packet, seen in the ring; valid during the call only. */
    interface Reader {
        void packet(Fact fact, ByteBuffer ring);
    }

    /** The facts of a packet; one object per reader, filled again and again. */
    static final class Fact {
        int side;
        int kind;
        boolean marked;
        int timestamp;
        long arrival;
        /** Where the payload stands, absolute. */
        int at;
        int length;
    }

    TapRing(int size) {
        bytes = new byte[size];
        words = ByteBuffer.wrap(bytes);
        mask = size - 1;
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(TapRing.class, field, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /**
     * Producer: copies the payload of an RTP packet; false when there is no room.
     *
     * @param from where the payload begins
     * @param length of the payload
     */
    boolean offer(int what, long arrival, ByteBuffer packet, int from, int length) {
        if (length > LONGEST) {
            return false;
        }
        int need = FACTS + (length + 7 & ~7);
        int at = (int) written & mask;
        int left = bytes.length - at;
        int skipped = left < need ? left : 0;
        if (written + skipped + need - readSeen > bytes.length) {
            readSeen = (long) READ.getAcquire(this);
            if (written + skipped + need - readSeen > bytes.length) {
                return false;
            }
        }
        if (skipped > 0) {
            words.putInt(at, SKIP);
            at = 0;
        }
        int marked = packet.get(1) < 0 ? MARKED : 0;
        words.putInt(at, what << 17 | marked | length);
        words.putInt(at + 4, packet.getInt(4));
        words.putLong(at + 8, arrival);
        packet.get(from, bytes, at + FACTS, length);
        WRITTEN.setRelease(this, written + skipped + need);
        return true;
    }

    /** What a packet is, in one number for {@link #offer}. */
    static int what(int side, int kind) {
        return kind << 1 | side;
    }

    /** Consumer: shows every packet that is there and makes room. */
    void drain(Fact fact, Reader reader) {
        long end = (long) WRITTEN.getAcquire(this);
        long next = read;
        while (next < end) {
            int at = (int) next & mask;
            int first = words.getInt(at);
            int length = first & 0xffff;
            if (length == SKIP) {
                next += bytes.length - at;
                continue;
            }
            fact.marked = (first & MARKED) != 0;
            fact.side = first >>> 17 & 1;
            fact.kind = first >>> 18;
            fact.timestamp = words.getInt(at + 4);
            fact.arrival = words.getLong(at + 8);
            fact.at = at + FACTS;
            fact.length = length;
            reader.packet(fact, words);
            next += FACTS + (length + 7 & ~7);
            READ.setRelease(this, next);
        }
        READ.setRelease(this, next);
    }
}
