package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipUri;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** From a SIP URI to where to send (RFC 3263 section 4, numeric hosts and address records). */
public final class SipUriResolver {
    private final Executor lookups;
    private final PeerNames names;

    /**
     * @param lookups runs blocking name look-ups; must be bounded, a refusal counts as a name that does not resolve
     * @param names is told what was looked up
     */
    public SipUriResolver(Executor lookups, PeerNames names) {
        this.lookups = lookups;
        this.names = names;
    }

    /**
     * The peer when the host is numeric; never blocks. {@code maddr} counts, {@code transport}
     * too, and {@code sips} means TLS (section 4.1).
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
        // a web client is called by its connection: a host that it made up leads nowhere
        if (known.isPresent() || transport == null || transport.isWebSocket() || host(uri).isEmpty()) {
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

    private Optional<SipPeer> lookUp(SipUri uri, SipTransport transport) {
        try {
            InetAddress address = InetAddress.getByName(host(uri));
            SipPeer peer = new SipPeer(transport, PeerAddress.host(address), port(uri));
            names.add(peer, host(uri));
            return Optional.of(peer);
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    /** Null when we have no such transport. */
    private static SipTransport transport(SipUri uri) {
        boolean secure = uri.scheme().equals("sips");
        if (!secure && !uri.scheme().equals("sip")) {
            return null;
        }
        String wanted = uri.params().get("transport");
        return switch (wanted == null ? "" : wanted.toLowerCase(Locale.ROOT)) {
            case "" -> secure ? SipTransport.TLS : SipTransport.UDP;
            // RFC 3261 section 26.2.2: sips is TLS, over whatever it says; UDP has none
            case "udp" -> secure ? null : SipTransport.UDP;
            case "tcp" -> secure ? SipTransport.TLS : SipTransport.TCP;
            case "tls" -> SipTransport.TLS;
            case "ws" -> secure ? SipTransport.WSS : SipTransport.WS;
            case "wss" -> SipTransport.WSS;
            default -> null;
        };
    }

    private static String host(SipUri uri) {
        String maddr = uri.params().get("maddr");
        return maddr == null || maddr.isEmpty() ? uri.host() : maddr;
    }

    private static int port(SipUri uri) {
        SipTransport transport = transport(uri);
        return uri.port() >= 0 || transport == null ? uri.port() : transport.defaultPort();
    }
}
