package io.carillon.rtp;

import io.carillon.contract.Codec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which payload types are telephone events (RFC 4733), and by which clock each counts. Never changed, and shared by the calls
 * of devices that name the same.
 */
final class EventTypes {
    static final EventTypes NONE = new EventTypes(Map.of());

    private static final int HALF = 64;

    private final long low;
    private final long high;
    private final int[] types;
    private final int[] clocks;

    private EventTypes(Map<Integer, Codec> events) {
        types = events.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        clocks = Arrays.stream(types).map(type -> events.get(type).clockRate()).toArray();
        low = Arrays.stream(types).filter(type -> type < HALF).mapToLong(type -> 1L << type).sum();
        high = Arrays.stream(types).filter(type -> type >= HALF).mapToLong(type -> 1L << type).sum();
    }

    /** Those among payload types. */
    static EventTypes of(Map<Integer, Codec> byType) {
        Map<Integer, Codec> events = new HashMap<>();
        byType.forEach((type, codec) -> {
            if (PayloadTypes.isEvent(codec)) {
                events.put(type, codec);
            }
        });
        return events.isEmpty() ? NONE : new EventTypes(events);
    }

    /** In packets from a device: as our SDP names them; as its own does where ours says nothing (RFC 3264 section 5.1). */
    static EventTypes from(RemoteMedia device) {
        return from(device.sends(), device.receives());
    }

    static EventTypes from(PayloadTypes ours, PayloadTypes theirs) {
        for (int type : theirs.events().types) {
            if (ours.codec(type) == null) {
                return of(both(ours, theirs));
            }
        }
        return ours.events();
    }

    private static Map<Integer, Codec> both(PayloadTypes first, PayloadTypes second) {
        Map<Integer, Codec> all = new HashMap<>(second.byType());
        all.putAll(first.byType());
        return all;
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
