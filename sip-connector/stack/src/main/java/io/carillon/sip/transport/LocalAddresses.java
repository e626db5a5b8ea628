package io.carillon.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of our addresses a peer sees. For a wildcard socket the routing table is asked once for each peer, by
 * connecting a datagram socket that never sends.
 */
final class LocalAddresses {
    private static final int REMEMBERED = 20_000;

    private final String advertised;
    private final Map<InetAddress, String> known = new ConcurrentHashMap<>();

    LocalAddresses(String advertised) {
        this.advertised = advertised == null || advertised.isBlank() ? null : advertised;
    }

    /** @param bound address of the socket that is used */
    String hostFor(InetAddress peer, InetAddress bound) {
        if (advertised != null) {
            return advertised;
        }
        if (!bound.isAnyLocalAddress()) {
            return PeerAddress.host(bound);
        }
        InetAddress plain = PeerAddress.plain(peer);
        String host = known.get(plain);
        if (host == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            host = byRoute(plain);
            known.put(plain, host);
        }
        return host;
    }

    private static String byRoute(InetAddress peer) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(peer, 9));
            InetAddress local = ((InetSocketAddress) probe.getLocalAddress()).getAddress();
            if (!local.isAnyLocalAddress()) {
                return PeerAddress.host(local);
            }
        } catch (IOException noRoute) {
            TransportLog.LOG.debugf(noRoute, "no route to %s, the loopback address stands for ours", peer);
        }
        return PeerAddress.host(InetAddress.getLoopbackAddress());
    }
}
