package io.carillon.contract;

import java.util.Locale;

/** What carries SIP messages. New ones are added at the end: their order is written into journals. */
public enum SipTransport {
    UDP(5060),
    TCP(5060),
    /** TLS over TCP (RFC 3261 section 26.2). */
    TLS(5061),
    /** WebSocket (RFC 7118). */
    WS(80),
    /** WebSocket over TLS. */
    WSS(443);

    private final int defaultPort;

    SipTransport(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port that is meant where none is written. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether messages go over connections: then nothing is retransmitted. */
    public boolean isStream() {
        return this != UDP;
    }

    /** Whether nobody on the way can read along. */
    public boolean isSecure() {
        return this == TLS || this == WSS;
    }

    /** Whether it is a WebSocket: the client, most often a browser, can only be reached by the connection it opened. */
    public boolean isWebSocket() {
        return this == WS || this == WSS;
    }

    /** As the {@code transport} parameter of a SIP URI; secure WebSockets are {@code ws} there too (RFC 7118 section 5.2.3). */
    public String parameter() {
        return isWebSocket() ? "ws" : name().toLowerCase(Locale.ROOT);
    }
}
