package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipUri;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** From a SIP URI to where to send (RFC 3263 section 4, numeric hosts and address records). */
public final class SipUriResolver {
    private static final int DEFAULT_PORT = 5060;

    private final Executor lookups;

    /** @param lookups runs blocking name look-ups; must be bounded, a refusal counts as a name that does not resolve */
    public SipUriResolver(Executor lookups) {
        this.lookups = lookups;
    }

    /**
     * The peer when the host is numeric; never blocks. {@code maddr} counts, {@code transport=tcp} or {@code udp}
     * too.
     */
    public Optional<SipPeer> numeric(SipUri uri) {
        SipTransport transport = transport(uri);
        String host = host(uri);
        if (transport == null || !NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            return Optional.empty();
        }
        return Optional.of(new SipPeer(transport, host, port(uri)));
    }

    /** The peer, by name look-up when it must be; empty when the name does not resolve or the scheme is not sip. */
    public CompletionStage<Optional<SipPeer>> resolve(SipUri uri) {
        Optional<SipPeer> known = numeric(uri);
        SipTransport transport = transport(uri);
        if (known.isPresent() || transport == null || host(uri).isEmpty()) {
            return CompletableFuture.completedFuture(known);
        }
        CompletableFuture<Optional<SipPeer>> result = new CompletableFuture<>();
        try {
            lookups.execute(() -> result.complete(lookUp(uri, transport)));
        } catch (RejectedExecutionException busy) {
            result.complete(Optional.empty());
        }
        return result;
    }

    private static Optional<SipPeer> lookUp(SipUri uri, SipTransport transport) {
        try {
            InetAddress address = InetAddress.getByName(host(uri));
            return Optional.of(new SipPeer(transport, PeerAddress.host(address), port(uri)));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** Null when we have no such transport; sips would need TLS. */
    private static SipTransport transport(SipUri uri) {
        if (!uri.scheme().equals("sip")) {
            return null;
        }
        String wanted = uri.params().get("transport");
        if (wanted == null || wanted.equalsIgnoreCase("udp")) {
            return SipTransport.UDP;
        }
        return wanted.equalsIgnoreCase("tcp") ? SipTransport.TCP : null;
    }

    private static String host(SipUri uri) {
        String maddr = uri.params().get("maddr");
        return maddr == null || maddr.isEmpty() ? uri.host() : maddr;
    }

    private static int port(SipUri uri) {
        return uri.port() < 0 ? DEFAULT_PORT : uri.port();
    }
}
