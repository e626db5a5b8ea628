package io.carillon.rtp;

import io.carillon.contract.Codec;
import java.nio.ByteBuffer;

/**
 * Keys on their way to one device as telephone events (RFC 4733): a packet every 20 ms that says how long the key has
 * been down, the first with the marker, the last three times (section 2.5.1.4), and 40 ms of rest before the next key.
 * They stand between the packets of the conversation, with its source and its clock.
 */
final class KeyStream {
    /** Bytes of a packet. */
    static final int LENGTH = RtpHeader.LENGTH + 4;
    /** Keys that wait; what is pressed beyond that is dropped and counted. */
    static final int MOST = 32;

    private static final int CLOCK = 8000;
    private static final int BEATS_PER_SECOND = 50;
    private static final int REST = 2;
    private static final int ENDS = 3;
    private static final int LONGEST = 0xffff;
    private static final int SHORTEST_MILLIS = 40;
    private static final int END = 0x80;
    /** -10 dBm0, as telephones send. */
    private static final int VOLUME = 10;

    private final Numbering numbering;
    private final int[] events = new int[MOST];
    private final int[] millis = new int[MOST];
    private int first;
    private int size;
    private int type = -1;
    private int clock = CLOCK;
    private int eventClock = CLOCK;
    private int rest;
    private boolean down;
    private int event;
    private int start;
    private int held;
    private int total;
    private int ends;

    KeyStream(Numbering numbering) {
        this.numbering = numbering;
    }

    /** Signalling has spoken: events of the clock of the conversation, else of any. */
    void remote(RemoteMedia remote) {
        clock = remote == null || remote.codec() == null ? CLOCK : remote.codec().clockRate();
        eventClock = clock;
        type = remote == null ? -1 : remote.receives().typeOf(new Codec(PayloadTypes.TELEPHONE_EVENT, clock));
        if (type < 0 && remote != null) {
            eventClock = CLOCK;
            type = remote.receives().typeOf(new Codec(PayloadTypes.TELEPHONE_EVENT, CLOCK));
        }
        if (type < 0) {
            silence();
        }
    }

    /** @return false when there is no room, or the device takes no events */
    boolean press(int key, int howLong) {
        if (type < 0 || size == MOST) {
            return false;
        }
        int place = (first + size++) % MOST;
        events[place] = key;
        millis[place] = howLong;
        return true;
    }

    /** Whether there is anything to send, now or in a moment. */
    boolean isActive() {
        return down || size > 0 || rest > 0;
    }

    /** Nothing more is sent. */
    void silence() {
        down = false;
        size = 0;
        rest = 0;
    }

    /** Writes the packet of this beat into the buffer; false when there is none. */
    boolean next(ByteBuffer buffer, long now) {
        if (!down && rest > 0) {
            rest--;
            return false;
        }
        boolean marked = !down;
        if (!down && !begin(now)) {
            return false;
        }
        held = Math.min(held + eventClock / BEATS_PER_SECOND, total);
        boolean end = held == total;
        RtpHeader.write(buffer, marked ? type | 0x80 : type, numbering.insert(), start, numbering.source());
        buffer.put(RtpHeader.LENGTH, (byte) event);
        buffer.put(RtpHeader.LENGTH + 1, (byte) (end ? END | VOLUME : VOLUME));
        buffer.putShort(RtpHeader.LENGTH + 2, (short) held);
        if (end && ++ends == ENDS) {
            down = false;
            rest = REST;
        }
        return true;
    }

    private boolean begin(long now) {
        if (size == 0) {
            return false;
        }
        event = events[first];
        long units = Math.max(SHORTEST_MILLIS, millis[first]) * (long) eventClock / 1000;
        total = (int) Math.min(units, LONGEST);
        first = (first + 1) % MOST;
        size--;
        start = numbering.timestamp(now, clock);
        held = 0;
        ends = 0;
        down = true;
        return true;
    }
}
