package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import java.util.List;

/** All SIP sockets of one endpoint: UDP and TCP listeners on the same port, and the connections that come and go. */
public final class SipSockets implements AutoCloseable {

    private SipSockets() {}

    /**
     * Binds all listeners; either all are bound or none.
     *
     * @throws BindFailed naming key and address
     */
    public static SipSockets open(SocketSettings settings, Admission admission, SipInput input) {
        throw new BindFailed("", null);
    }

    /** Addresses we listen on, one for each transport. */
    public List<SipPeer> listening() {
        return List.of();
    }

    /** Our address as this peer is to see it: host and port for Via sent-by and Contact. */
    public SipPeer localFor(SipPeer destination) {
        return destination;
    }

    /** What was read, sent, dropped. */
    public WireCounters counters() {
        return null;
    }

    @Override
    public void close() {}
}
