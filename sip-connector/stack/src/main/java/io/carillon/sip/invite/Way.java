package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipUri;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One of the ways to a device.
 *
 * @param target what its request is addressed to
 * @param where where it is sent
 */
record Way(SipTarget target, SipPeer where) {
    /** A proxy has lost the connection to the device (RFC 5626 section 11.5): another way may be good. */
    static final int FLOW_FAILED = 430;

    /** Whether nobody on it reads along: TLS to the next one, and beyond him when the address asks for it (RFC 5630). */
    boolean isSips() {
        return where.transport().isSecure() && (target.path().isEmpty() || SipUri.isSips(target.uri()));
    }

    /**
     * The ways to a device, best first; empty when there is none. One that keeps several connections open is reached by those
     * that are still there; its URI is only asked when none is.
     */
    static void to(Agent agent, SipTarget target, Consumer<List<Way>> found) {
        List<Way> kept = Stream.concat(Stream.of(target), target.spare().stream())
                .filter(way -> way.via() != null && agent.transactions().sockets().isReachable(way.via()))
                .map(way -> new Way(way, way.via()))
                .toList();
        if (!kept.isEmpty()) {
            found.accept(kept);
            return;
        }
        try {
            List<String> path = target.path();
            SipUri uri = path.isEmpty() ? SipUri.parse(target.uri()) : NameAddr.parse(path.get(0)).uri();
            agent.resolver().targets(uri).whenComplete(
                    (peers, failure) -> found.accept(failure == null ? along(target, peers) : List.of()));
        } catch (MalformedHeader malformed) {
            found.accept(List.of());
        }
    }

    /** The same request to one peer after the other. */
    static List<Way> along(SipTarget target, List<SipPeer> peers) {
        return peers.stream().map(peer -> new Way(target, peer)).toList();
    }
}
