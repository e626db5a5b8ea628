package io.carillon.rtp;

import io.carillon.contract.Codec;
import java.util.Arrays;
import java.util.Map;

/**
 * Which payload types are telephone events (RFC 4733), and by which clock each counts. A device names one or two, so this is
 * a mask and a short list: it lives as long as its call, and there are thousands of calls.
 */
final class EventTypes {
    static final EventTypes NONE = new EventTypes();

    private static final int HALF = 64;

    private long low;
    private long high;
    private int[] types = {};
    private int[] clocks = {};

    private EventTypes() {}

    /** In packets from a device: as our SDP names them; as its own does where ours says nothing (RFC 3264 section 5.1). */
    static EventTypes from(RemoteMedia device) {
        EventTypes events = new EventTypes();
        events.addAll(device.sends(), null);
        events.addAll(device.receives(), device.sends());
        return events.types.length == 0 ? NONE : events;
    }

    /** In packets to a side. */
    static EventTypes of(PayloadTypes side) {
        EventTypes events = new EventTypes();
        events.addAll(side, null);
        return events.types.length == 0 ? NONE : events;
    }

    private void addAll(PayloadTypes side, PayloadTypes before) {
        for (Map.Entry<Integer, Codec> entry : side.byType().entrySet()) {
            if (PayloadTypes.isEvent(entry.getValue()) && (before == null || before.codec(entry.getKey()) == null)) {
                add(entry.getKey(), entry.getValue().clockRate());
            }
        }
    }

    private void add(int type, int clock) {
        if (type < HALF) {
            low |= 1L << type;
        } else {
            high |= 1L << type;
        }
        types = Arrays.copyOf(types, types.length + 1);
        clocks = Arrays.copyOf(clocks, types.length);
        types[types.length - 1] = type;
        clocks[types.length - 1] = clock;
    }

    /** Whether packets of this type, 0 to 127, are keys. */
    boolean has(int type) {
        return ((type < HALF ? low : high) >>> type & 1) != 0;
    }

    /** Units per second of this type, 0 when it is no event. */
    int clock(int type) {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == type) {
                return clocks[i];
            }
        }
        return 0;
    }
}
