package io.carillon.sip.transport;

import java.net.InetAddress;
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
 */
public record WebSocketSettings(
        List<InetAddress> binds, int port, int securePort, Set<String> origins, Set<InetAddress> proxies) {
    /** No WebSockets. */
    public static final WebSocketSettings NONE = new WebSocketSettings(List.of(), -1, -1, Set.of(), Set.of());

    public WebSocketSettings {
        binds = List.copyOf(binds);
        origins = Set.copyOf(origins);
        proxies = Set.copyOf(proxies);
    }

    boolean trusts(InetAddress address) {
        return proxies.contains(PeerAddress.plain(address));
    }
}
