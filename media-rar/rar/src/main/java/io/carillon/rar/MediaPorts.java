package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.MediaStatistics;
import io.carillon.rtp.PortsExhausted;
import io.carillon.rtp.RtpEndpoint;
import java.util.Optional;

/** The media engine as calls see it. */
final class MediaPorts implements MediaDoor {
    private static final int PORTS_PER_CALL = 4;

    private final MediaEngine engine;

    MediaPorts(MediaEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<RtpEndpoint> open(CallId call, LegId leg, boolean ipv6) {
        try {
            return Optional.of(engine.open(call, leg, ipv6));
        } catch (PortsExhausted e) {
            RarLog.LOG.portsExhausted(call, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void bridge(RtpEndpoint a, RtpEndpoint b) {
        engine.bridge(a, b);
    }

    @Override
    public void unbridge(RtpEndpoint endpoint) {
        engine.unbridge(endpoint);
    }

    /** Whether one more call with two legs finds ports. */
    boolean hasRoom() {
        MediaStatistics now = engine.statistics();
        return now.portsUsed() + PORTS_PER_CALL <= now.portsTotal();
    }
}
