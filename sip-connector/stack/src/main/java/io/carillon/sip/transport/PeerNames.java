package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domain for which an address was looked up: that is what a certificate shown there must be for (RFC 5922 section
 * 4), never a name that came out of the look-up. Forgets everything when it is full; who is connected by address alone
 * then must have a certificate for that.
 */
public final class PeerNames {
    private static final int REMEMBERED = 20_000;

    private final Map<SipPeer, String> names = new ConcurrentHashMap<>();

    void add(SipPeer peer, String domain) {
        if (names.size() >= REMEMBERED) {
            names.clear();
        }
        names.put(peer.anyFlow(), domain);
    }

    /** The domain, or the address itself when none was asked for. */
    String of(SipPeer peer) {
        return names.getOrDefault(peer.anyFlow(), peer.host());
    }
}
