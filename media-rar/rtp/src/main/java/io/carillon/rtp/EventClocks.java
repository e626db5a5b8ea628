package io.carillon.rtp;

import java.nio.ByteBuffer;

/**
 * By which clock each side counts how long a key is down (RFC 4733 section 2.3.5): usually that of its sound, but a device
 * whose sound has another clock than that of its peer has none in common with it.
 */
final class EventClocks {
    private static final int USUAL = 8000;
    private static final int DURATION = 2;
    private static final int LONGEST = 0xffff;

    private EventTypes from = EventTypes.NONE;
    private EventTypes to = EventTypes.NONE;

    /** Signalling has spoken. */
    void map(RemoteMedia sender, RemoteMedia receiver) {
        from = sender == null ? EventTypes.NONE : EventTypes.from(sender);
        to = receiver == null ? EventTypes.NONE : receiver.receives().events();
    }

    /** Whether packets of this type from the sender are keys. */
    boolean isEvent(int type) {
        return from.has(type);
    }

    /** Milliseconds of so many units in packets of this type. */
    int millis(int type, int units) {
        int clock = from.clock(type);
        return (int) (units * 1000L / (clock < 1000 ? USUAL : clock));
    }

    /** Makes the packet count by the clock of the receiver, when it can. */
    void convert(ByteBuffer packet, int length, int type, int mapped) {
        int at = RtpHeader.payload(packet) + DURATION;
        int theirs = from.clock(type);
        int ours = to.clock(mapped);
        if (ours == 0 || ours == theirs || theirs == 0 || at + 2 > length) {
            return;
        }
        long units = (packet.getShort(at) & 0xffffL) * ours / theirs;
        packet.putShort(at, (short) Math.min(LONGEST, units));
    }
}
