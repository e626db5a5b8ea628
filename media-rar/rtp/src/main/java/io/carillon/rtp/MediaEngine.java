package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import java.util.Objects;

/**
 * Owner of the media ports and event loops of this server.
 *
 * <p>Both legs of a call live on one event loop, chosen by the call, so that a relayed packet never changes threads.
 */
public final class MediaEngine implements AutoCloseable {
    private final MediaConfig config;
    private final MediaEvents events;

    public MediaEngine(MediaConfig config, MediaEvents events) {
        this.config = Objects.requireNonNull(config, "config");
        this.events = Objects.requireNonNull(events, "events");
    }

    /** Starts the event loops. Nothing is bound until the first {@link #open}. */
    public void start() {
        throw new UnsupportedOperationException("door only");
    }

    /**
     * Reserves an even and an odd port for a leg.
     *
     * @param ipv6 address family of the SDP that will name the ports
     * @throws PortsExhausted when no pair is free
     */
    public RtpEndpoint open(CallId call, LegId leg, boolean ipv6) throws PortsExhausted {
        throw new UnsupportedOperationException("door only");
    }

    /** Relays audio between two endpoints of one call. Tones on them stop; each leaves the bridge it was in. */
    public void bridge(RtpEndpoint a, RtpEndpoint b) {
        throw new UnsupportedOperationException("door only");
    }

    /** Ends the bridge of an endpoint. Nothing happens when it has none. */
    public void unbridge(RtpEndpoint endpoint) {
        throw new UnsupportedOperationException("door only");
    }

    /** Counters and gauges, read without locks. */
    public MediaStatistics statistics() {
        throw new UnsupportedOperationException("door only");
    }

    /** Closes all endpoints and stops the loops, within a few seconds. */
    @Override
    public void close() {}
}
