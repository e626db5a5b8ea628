package io.carillon.rtp;

import io.carillon.contract.Codec;
import java.nio.ByteBuffer;

/**
 * By which clock each side counts how long a key is down (RFC 4733 section 2.3.5): usually that of its sound, but a device
 * whose sound has another clock than that of its peer has none in common with it.
 */
final class EventClocks {
    private static final int USUAL = 8000;
    private static final int DURATION = 2;
    private static final int LONGEST = 0xffff;

    private final int[] from = new int[128];
    private final int[] to = new int[128];

    /** Signalling has spoken. */
    void map(RemoteMedia sender, RemoteMedia receiver) {
        for (int type = 0; type < from.length; type++) {
            from[type] = sender == null ? 0 : clock(PayloadMap.codec(type, sender));
            to[type] = receiver == null ? 0 : clock(receiver.receives().codec(type));
        }
    }

    private static int clock(Codec codec) {
        return codec != null && PayloadTypes.isEvent(codec) ? codec.clockRate() : 0;
    }

    /** Whether packets of this type from the sender are keys. */
    boolean isEvent(int type) {
        return from[type] > 0;
    }

    /** Milliseconds of so many units in packets of this type. */
    int millis(int type, int units) {
        int clock = from[type] < 1000 ? USUAL : from[type];
        return (int) (units * 1000L / clock);
    }

    /** Makes the packet count by the clock of the receiver, when it can. */
    void convert(ByteBuffer packet, int length, int type, int mapped) {
        int at = RtpHeader.payload(packet) + DURATION;
        if (to[mapped] == 0 || to[mapped] == from[type] || at + 2 > length) {
            return;
        }
        long units = (packet.getShort(at) & 0xffffL) * to[mapped] / from[type];
        packet.putShort(at, (short) Math.min(LONGEST, units));
    }
}
