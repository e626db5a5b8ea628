package io.carillon.rtp;

import io.carillon.rtp.rtcp.RtcpReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Packets that came before it was known whom to hear: an answer and the first key of whoever was answered travel on different
 * ways, and either may be first (RFC 3264 section 5.1). They wait here unheard, few and for a short time, and are judged
 * like any other as soon as the device is known. By waiting nobody is believed.
 */
final class EarlyPackets {
    /** Packets that wait; one more pushes the oldest out. */
    static final int MOST = 24;
    /** Bytes of the longest that waits: 20 ms of G.711, encrypted. */
    static final int LONGEST = 192;
    /** Bytes up to which a packet is no sound but a key, encrypted or with extensions. */
    static final int LONGEST_KEY = 64;
    /** How long a key waits: when an ACK was lost the next comes half a second later, and then a second. */
    static final long KEY_NANOS = 2_000_000_000L;
    /** How long sound waits: what is older would only put the conversation behind. */
    static final long SOUND_NANOS = 60_000_000L;

    private final ByteBuffer buffer;
    private final LoopCounters counters;
    /** Null while none waits. */
    private byte[] bytes;
    private Waiting[] places;
    private int first;
    private int size;
    private Waiting judged;

    /** @param opened whether it is decrypted */
    private record Waiting(int length, InetSocketAddress source, long since, boolean opened) {
        boolean isOld(long now) {
            return now - since > (length <= LONGEST_KEY ? KEY_NANOS : SOUND_NANOS);
        }
    }

    /** Hears what has waited; the packet is in the buffer. */
    @FunctionalInterface
    interface Judge {
        void judge(int length, InetSocketAddress source, boolean opened);
    }

    /** @param buffer where a packet is that comes or goes */
    EarlyPackets(ByteBuffer buffer, LoopCounters counters) {
        this.buffer = buffer;
        this.counters = counters;
    }

    /** A packet, as it came, of somebody of whom signalling has not told yet. */
    void untold(int length, InetSocketAddress source, long now) {
        boolean mayBeSound = length >= RtpHeader.LENGTH && RtpHeader.isVersion2(buffer) && !RtcpReader.isRtcp(buffer.get(1));
        if (!mayBeSound || !keep(length, source, now, false)) {
            counters.droppedHeld++;
        }
    }

    /**
     * A packet of somebody who may turn out to be the device: its sound is gone then, the keys it has pressed are not.
     *
     * @param sending whether the device is supposed to send at all
     */
    void unproven(int length, InetSocketAddress source, long now, boolean sending) {
        if (!sending || length > LONGEST_KEY || !keep(length, source, now, true)) {
            counters.droppedHeld++;
        }
    }

    /** The packet in the buffer waits behind the others; false when it is too long for that. */
    boolean keep(int length, InetSocketAddress source, long now, boolean opened) {
        if (length > LONGEST) {
            return false;
        }
        if (bytes == null) {
            bytes = new byte[MOST * LONGEST];
            places = new Waiting[MOST];
        }
        if (size == MOST) {
            drop();
        }
        int place = (first + size++) % MOST;
        buffer.get(0, bytes, place * LONGEST, length);
        places[place] = new Waiting(length, source, judged == null ? now : judged.since(), opened);
        return true;
    }

    /** Whether something waits that is not being judged. */
    boolean isWaiting() {
        return size > 0 && judged == null;
    }

    /** All that waits and is not too old is judged; it may be told to wait again. */
    void judge(long now, Judge judge) {
        try {
            for (int n = size; n > 0 && size > 0; n--) {
                judgeOldest(now, judge);
            }
        } finally {
            judged = null;
            makeRoom();
        }
    }

    private void judgeOldest(long now, Judge judge) {
        judged = places[first];
        if (judged.isOld(now)) {
            drop();
        } else {
            buffer.put(0, bytes, first * LONGEST, judged.length());
            remove();
            judge.judge(judged.length(), judged.source(), judged.opened());
        }
    }

    /** What has waited too long waits no longer. */
    void expire(long now) {
        while (size > 0 && places[first].isOld(now)) {
            drop();
        }
        makeRoom();
    }

    private void makeRoom() {
        if (size == 0) {
            bytes = null;
            places = null;
        }
    }

    /** Nobody will be heard any more. */
    void dropAll() {
        while (size > 0) {
            drop();
        }
    }

    private void drop() {
        counters.droppedHeld++;
        remove();
    }

    private void remove() {
        places[first] = null;
        first = (first + 1) % MOST;
        size--;
    }
}
