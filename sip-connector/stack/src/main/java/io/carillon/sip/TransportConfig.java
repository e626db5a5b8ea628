package io.carillon.sip;

import static io.carillon.sip.SipConfig.list;
import static io.carillon.sip.SipConfig.number;
import static io.carillon.sip.SipConfig.require;
import static io.carillon.sip.SipConfig.text;
import static io.carillon.sip.SipConfig.yesNo;

import io.carillon.sip.transport.DnsNames;
import io.carillon.sip.transport.TlsSettings.ClientAuth;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings of the transports beside UDP and TCP, and of connections, checked when made.
 *
 * @param tlsPort TLS port, 0 lets the system choose, negative for none
 * @param wsPort WebSocket port, likewise
 * @param wssPort secure WebSocket port, likewise
 * @param wsBindAddresses numeric addresses that unencrypted WebSockets are taken on
 * @param wsOrigins web origins whose pages may connect, lower case; empty for all
 * @param wsProxies numeric addresses of web servers whose word about the client's address is taken
 * @param wsPing silence after which a web client is asked whether it is there; after as much again it is not
 * @param tls certificates and what is asked of others
 * @param connections most connections at a time, in total
 * @param connectionsPerSource most from one address
 * @param messageTimeout a message or handshake that was begun must be whole after this
 * @param idleTimeout a silent connection is closed after this
 * @param reconnect how long a telephone that rings may take to be heard again when its connection is gone
 * @param flowTimer seconds within which a device that keeps a flow open must give a sign of life (RFC 5626 section
 *     4.4.1), told in Flow-Timer; 0 says nothing
 * @param nameServers numeric addresses of DNS servers, {@code ADDRESS} or {@code ADDRESS:PORT}; empty for those of the
 *     system
 */
public record TransportConfig(
        int tlsPort,
        int wsPort,
        int wssPort,
        List<String> wsBindAddresses,
        List<String> wsOrigins,
        List<String> wsProxies,
        Duration wsPing,
        Tls tls,
        int connections,
        int connectionsPerSource,
        Duration messageTimeout,
        Duration idleTimeout,
        Duration reconnect,
        int flowTimer,
        List<String> nameServers) {
    public static final String TLS = "carillon.sip.tls";
    public static final String TLS_PORT = "carillon.sip.tls.port";
    public static final String TLS_KEY_MANAGER = "carillon.sip.tls.key-manager";
    public static final String TLS_TRUST_MANAGER = "carillon.sip.tls.trust-manager";
    public static final String TLS_CLIENT_AUTH = "carillon.sip.tls.client-auth";
    public static final String TLS_VERIFY = "carillon.sip.tls.verify-servers";
    public static final String TLS_PROTOCOLS = "carillon.sip.tls.protocols";
    public static final String WS = "carillon.sip.ws";
    public static final String WS_PORT = "carillon.sip.ws.port";
    public static final String WS_BIND_ADDRESS = "carillon.sip.ws.bind-address";
    public static final String WS_ORIGINS = "carillon.sip.ws.origins";
    public static final String WS_PROXIES = "carillon.sip.ws.trusted-proxies";
    public static final String WS_PING = "carillon.sip.ws.ping-interval";
    public static final String WSS = "carillon.sip.wss";
    public static final String WSS_PORT = "carillon.sip.wss.port";
    public static final String CONNECTIONS = "carillon.sip.connections";
    public static final String CONNECTIONS_PER_SOURCE = "carillon.sip.connections-per-source";
    public static final String MESSAGE_TIMEOUT = "carillon.sip.message-timeout";
    public static final String IDLE_TIMEOUT = "carillon.sip.idle-timeout";
    public static final String RECONNECT = "carillon.sip.ringing-reconnect";
    public static final String FLOW_TIMER = "carillon.sip.flow-timer";
    public static final String NAME_SERVERS = "carillon.sip.dns-servers";

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    public TransportConfig {
        wsBindAddresses = List.copyOf(wsBindAddresses);
        wsOrigins = List.copyOf(wsOrigins);
        wsProxies = List.copyOf(wsProxies);
        nameServers = List.copyOf(nameServers);
        for (var port : Map.of(TLS_PORT, tlsPort, WS_PORT, wsPort, WSS_PORT, wssPort).entrySet()) {
            require(port.getValue() <= 65_535, port.getKey(), "must be a port number, not " + port.getValue());
        }
        require(wsPort < 0 || !wsBindAddresses.isEmpty(), WS_BIND_ADDRESS, "needs an address");
        require(wsPing.toSeconds() >= 1, WS_PING, "must be at least 1 second");
        require(connections >= 1, CONNECTIONS, "must be at least 1, not " + connections);
        require(connectionsPerSource >= 1, CONNECTIONS_PER_SOURCE, "must be at least 1, not " + connectionsPerSource);
        require(messageTimeout.toSeconds() >= 1, MESSAGE_TIMEOUT, "must be at least 1 second");
        require(idleTimeout.toSeconds() >= 10, IDLE_TIMEOUT, "must be at least 10 seconds");
        require(!reconnect.isNegative() && reconnect.toSeconds() <= 60, RECONNECT, "must be 0 to 60 seconds");
        nameServers.forEach(TransportConfig::checkNameServer);
        require(flowTimer >= 0, FLOW_TIMER, "must not be negative");
    }

    /**
     * Certificates and what is asked of others.
     *
     * @param keyManager name of the server's key manager whose certificate others see; empty for the usual one
     * @param trustManager name of the one that says whose certificates we trust; empty for what the Java platform
     *     trusts
     * @param clientAuth whether devices show a certificate
     * @param verify whether servers we connect to must prove their name
     * @param protocols versions, newest first
     */
    public record Tls(
            String keyManager, String trustManager, ClientAuth clientAuth, boolean verify, List<String> protocols) {
        public Tls {
            protocols = List.copyOf(protocols);
            require(!protocols.isEmpty() && PROTOCOLS.containsAll(protocols), TLS_PROTOCOLS,
                    "must be some of " + PROTOCOLS + ", not " + protocols);
        }
    }

    private static void checkNameServer(String text) {
        try {
            DnsNames.server(text);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(NAME_SERVERS + " " + none.getMessage(), none);
        }
    }

    /** @param otherPort SIP's own port: where the system chooses that one it chooses these too */
    static TransportConfig read(Function<String, String> setting, int otherPort) {
        return new TransportConfig(
                port(setting, TLS, TLS_PORT, otherPort == 0 ? 0 : 5061),
                port(setting, WS, WS_PORT, otherPort == 0 ? 0 : 5066),
                port(setting, WSS, WSS_PORT, otherPort == 0 ? 0 : 7443),
                list(text(setting, WS_BIND_ADDRESS, "127.0.0.1")),
                list(text(setting, WS_ORIGINS, "")),
                list(text(setting, WS_PROXIES, "127.0.0.1,::1")),
                Duration.ofSeconds(number(setting, WS_PING, 30)),
                tls(setting),
                number(setting, CONNECTIONS, 4_000),
                number(setting, CONNECTIONS_PER_SOURCE, 500),
                Duration.ofSeconds(number(setting, MESSAGE_TIMEOUT, 8)),
                Duration.ofSeconds(number(setting, IDLE_TIMEOUT, 7_200)),
                Duration.ofSeconds(number(setting, RECONNECT, 4)),
                number(setting, FLOW_TIMER, 120),
                list(text(setting, NAME_SERVERS, "")));
    }

    private static int port(Function<String, String> setting, String on, String key, int otherwise) {
        int port = number(setting, key, otherwise);
        require(port >= 0, key, "must be a port number, not " + port);
        return yesNo(setting, on, true) ? port : -1;
    }

    private static Tls tls(Function<String, String> setting) {
        String auth = text(setting, TLS_CLIENT_AUTH, "none").toLowerCase(Locale.ROOT);
        require(List.of("none", "want", "need").contains(auth), TLS_CLIENT_AUTH,
                "must be none, want or need, not '" + auth + "'");
        List<String> protocols = list(text(setting, TLS_PROTOCOLS, "TLSv1.3,TLSv1.2")).stream()
                .map(name -> name.replace("tlsv", "TLSv"))
                .toList();
        return new Tls(
                text(setting, TLS_KEY_MANAGER, ""),
                text(setting, TLS_TRUST_MANAGER, ""),
                ClientAuth.valueOf(auth.toUpperCase(Locale.ROOT)),
                yesNo(setting, TLS_VERIFY, true),
                protocols);
    }
}
