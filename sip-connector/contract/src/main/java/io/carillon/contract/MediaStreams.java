package io.carillon.contract;

import java.util.List;

/**
 * The sound of telephones on its way to programs and back, over WebSockets. Frames of 20 ms as binary messages; the first
 * message is {@code {"event":"start",...}}, the last {@code {"event":"stop",...}}. Any thread; nothing waits for the far end.
 */
public interface MediaStreams {
    /**
     * What came of an order: one of the two is null.
     *
     * @param id the name of the stream, which ends with the leg at the latest
     * @param refusal one line saying why there is none
     */
    record Begun(String id, String refusal) {}

    /** Begins a stream of what the device of an answered leg says. */
    Begun start(CallId call, LegId leg, StreamOrder order);

    /** The streams of a call. */
    List<StreamState> of(CallId call);

    /** Ends a stream; false when that call has none of this name. */
    boolean stop(CallId call, String id);
}
