package io.carillon.sip.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where WebSockets are taken.
 *
 * @param binds addresses of the unencrypted listener: by default the loopback, for the web server in front of us
 * @param port of the unencrypted listener, 0 lets the system choose, negative for none
 * @param securePort of the encrypted listener, on all SIP addresses; 0 lets the system choose, negative for none
 * @param origins web origins in lower case whose pages may connect; empty for all
 * @param proxies whose word about the client's address is taken
 * @param ping after this much silence we ask whether the other end is still there; after as much again it is not
 */
public record WebSocketSettings(
        List<InetAddress> binds, int port, int securePort, Set<String> origins, Set<InetAddress> proxies,
        Duration ping) {
    /** No WebSockets. */
    public static final WebSocketSettings NONE = new WebSocketSettings(List.of(), -1, -1, Set.of(), Set.of(), Duration.ofSeconds(30));

    public WebSocketSettings {
        binds = List.copyOf(binds);
        origins = Set.copyOf(origins);
        proxies = Set.copyOf(proxies);
    }

    boolean trusts(InetAddress address) {
        return proxies.contains(PeerAddress.plain(address));
    }
}
