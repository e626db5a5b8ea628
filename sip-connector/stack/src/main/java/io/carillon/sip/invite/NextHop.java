package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.transport.SipUriResolver;
import java.util.List;
import java.util.Optional;

/**
 * Where the next request of a dialog goes. RFC 3261 section 12.2.1.1 says: to the first route, else to the remote
 * target. A device behind NAT writes an address nobody can reach into its Contact, so a device that talked to us
 * directly from another address is answered where it talked from; the same holds for a TCP connection that is already
 * there (RFC 5626 in spirit).
 */
final class NextHop {
    private NextHop() {}

    /**
     * @param routes route set of the dialog
     * @param target remote target URI
     * @param seen where the device or its proxy was seen
     * @param direct whether no proxy stands between
     */
    static SipPeer of(SipUriResolver resolver, List<String> routes, String target, SipPeer seen, boolean direct) {
        Optional<SipPeer> named = named(resolver, routes, target);
        if (named.isEmpty()) {
            return seen;
        }
        if (!routes.isEmpty() || !direct) {
            return named.get();
        }
        boolean sameHost = named.get().host().equals(seen.host());
        boolean udp = named.get().transport() == SipTransport.UDP && seen.transport() == SipTransport.UDP;
        return sameHost && udp ? named.get() : seen;
    }

    /** What route set and target say, when that is an address. */
    static Optional<SipPeer> named(SipUriResolver resolver, List<String> routes, String target) {
        try {
            return resolver.numeric(
                    routes.isEmpty() ? SipUri.parse(target) : NameAddr.parse(routes.get(0)).uri());
        } catch (MalformedHeader malformed) {
            return Optional.empty();
        }
    }
}
