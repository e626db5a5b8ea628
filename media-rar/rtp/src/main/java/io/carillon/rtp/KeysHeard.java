package io.carillon.rtp;

import java.nio.ByteBuffer;

/**
 * The telephone events of one device (RFC 4733), read for a device that is told of keys by signalling: many packets are
 * one key, known by the timestamp at which it went down. A key counts when it comes up; when all three packets that say
 * so are lost, as soon as the next key goes down or nothing has been heard of it for a while.
 */
final class KeysHeard {
    /** Nothing to tell. */
    static final int NONE = -1;

    private static final long SILENCE_NANOS = 200_000_000;
    private static final int HIGHEST = 15;
    /** Nobody presses more keys at once, nor a key more often: what is beyond is no finger. */
    private static final int BURST = 32;
    private static final long EACH_NANOS = 50_000_000;

    private int source;
    private int timestamp;
    private boolean known;
    private boolean down;
    private int event;
    private int duration;
    private int toldDuration;
    private long heardAt;
    private int room = BURST;
    private long countedAt;

    /**
     * A packet of events in the buffer.
     *
     * @return a key that has come up, 0 to 15, or {@link #NONE}
     */
    int take(ByteBuffer packet, int length, long now) {
        int at = RtpHeader.payload(packet);
        if (at + 4 > length) {
            return NONE;
        }
        int when = RtpHeader.timestamp(packet);
        int from = RtpHeader.source(packet);
        boolean same = known && from == source;
        if (same && when - timestamp < 0) {
            return NONE; // of a key before this one
        }
        int before = NONE;
        if (!same || when != timestamp) {
            before = up();
            known = true;
            source = from;
            timestamp = when;
            event = packet.get(at) & 0xff;
            down = event <= HIGHEST;
            duration = 0;
        }
        heardAt = now;
        duration = Math.max(duration, packet.getShort(at + 2) & 0xffff);
        boolean ended = (packet.get(at + 1) & 0x80) != 0;
        return before == NONE && ended ? up() : before;
    }

    /** Whether a key is down as far as is known. */
    boolean isDown() {
        return down;
    }

    /** A key of which nothing has been heard for a while has come up. */
    int silent(long now) {
        return down && now - heardAt > SILENCE_NANOS ? up() : NONE;
    }

    /** Whether a key may be told now; a device that makes them up is not followed. */
    boolean mayTell(long now) {
        long more = (now - countedAt) / EACH_NANOS;
        if (more > 0) {
            room = (int) Math.min(BURST, room + more);
            countedAt = now;
        }
        if (room == 0) {
            return false;
        }
        room--;
        return true;
    }

    /** How long the key was down that was told last, in units of the clock. */
    int duration() {
        return toldDuration;
    }

    private int up() {
        if (!down) {
            return NONE;
        }
        down = false;
        toldDuration = duration;
        return event;
    }
}
