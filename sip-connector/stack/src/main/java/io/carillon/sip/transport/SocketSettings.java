package io.carillon.sip.transport;

import io.carillon.sip.message.SipLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How and where we listen.
 *
 * @param binds addresses to listen on (key carillon.sip.bind-address)
 * @param port UDP and TCP port (key carillon.sip.port), 0 lets the system choose one for both
 * @param tcp whether to listen on TCP too (key carillon.sip.tcp)
 * @param advertised address written into Via and Contact (key carillon.sip.advertised-address); null takes the local
 *     one
 * @param dscp differentiated services code point of what we send (key carillon.sip.dscp), 0 to 63
 * @param threads reader threads
 * @param limits caps of messages
 * @param streamLimits caps of connections
 * @param tlsPort TLS port (key carillon.sip.tls.port), 0 lets the system choose, negative for none
 * @param tls certificates; without one nothing that needs TLS is listened on
 * @param webSocket where WebSockets are taken (keys carillon.sip.ws.*)
 * @param names domains of the addresses we look up
 */
public record SocketSettings(
        List<InetAddress> binds,
        int port,
        boolean tcp,
        String advertised,
        int dscp,
        int threads,
        SipLimits limits,
        StreamLimits streamLimits,
        int tlsPort,
        TlsSettings tls,
        WebSocketSettings webSocket,
        PeerNames names) {

    public SocketSettings {
        binds = List.copyOf(binds);
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("carillon.sip.bind-address: no address");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("carillon.sip.port: not a port: " + port);
        }
        if (dscp < 0 || dscp > 63) {
            throw new IllegalArgumentException("carillon.sip.dscp: not 0 to 63: " + dscp);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("SIP needs at least one reader thread");
        }
    }

    /** Without TLS and WebSockets. */
    public SocketSettings(List<InetAddress> binds, int port, boolean tcp, String advertised, int dscp, int threads,
            SipLimits limits, StreamLimits streamLimits) {
        this(binds, port, tcp, advertised, dscp, threads, limits, streamLimits, -1, TlsSettings.NONE,
                WebSocketSettings.NONE, new PeerNames());
    }

    /** Ordinary settings for an address and port, without TLS and WebSockets. */
    public static SocketSettings on(InetAddress address, int port) {
        return new SocketSettings(List.of(address), port, true, null, 24, 1, SipLimits.DEFAULT, StreamLimits.DEFAULT);
    }

    /** The same with TLS on this port and WebSockets. */
    public SocketSettings with(int securePort, TlsSettings certificates, WebSocketSettings web) {
        return new SocketSettings(binds, port, tcp, advertised, dscp, threads, limits, streamLimits, securePort,
                certificates, web, names);
    }

    /**
     * Caps of stream connections.
     *
     * @param connections in total, in and out
     * @param perSource from one address
     * @param messageTimeout a message begun, a handshake too, must be complete within this time (slow-loris)
     * @param idleTimeout a silent connection is closed after this time
     * @param connectTimeout for connections we open
     */
    public record StreamLimits(
            int connections, int perSource, Duration messageTimeout, Duration idleTimeout, Duration connectTimeout) {
        /** For a system of up to a few thousand phones on connections. */
        public static final StreamLimits DEFAULT =
                new StreamLimits(4_000, 500, Duration.ofSeconds(8), Duration.ofHours(2), Duration.ofSeconds(5));
    }
}
