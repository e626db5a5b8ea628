package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.TlsSettings.ClientAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Our sockets with TLS and WebSockets on free ports of the loopback; every request is answered with 200. */
final class SecureRig implements SipInput, AutoCloseable {
    /** How many connections there may be from one address. */
    static final int PER_SOURCE = 6;
    private static final Duration SOON = Duration.ofSeconds(2);

    final SipSockets sockets;
    final PeerNames names = new PeerNames();
    final List<SipRequest> requests = new CopyOnWriteArrayList<>();
    final List<Flow> flows = new CopyOnWriteArrayList<>();
    final List<SipPeer> gone = new CopyOnWriteArrayList<>();
    volatile SSLContext server;
    volatile SSLContext client;

    SecureRig(SSLContext server, ClientAuth auth) throws IOException {
        this(server, auth, SOON);
    }

    /** @param patience with a message or a handshake that was begun */
    SecureRig(SSLContext server, ClientAuth auth, Duration patience) throws IOException {
        this(server, auth, Set.of(), "127.0.0.1", patience);
    }

    SecureRig(SSLContext server, ClientAuth auth, Set<String> origins, String address) throws IOException {
        this(server, auth, origins, address, SOON);
    }

    private SecureRig(SSLContext server, ClientAuth auth, Set<String> origins, String address, Duration patience)
            throws IOException {
        this.server = server;
        this.client = server;
        InetAddress loopback = InetAddress.getByName(address);
        TlsSettings tls =
                new TlsSettings(() -> this.server, () -> this.client, auth, true, List.of("TLSv1.3", "TLSv1.2"));
        WebSocketSettings web = new WebSocketSettings(List.of(loopback), 0, 0, origins, Set.of(loopback),
                Duration.ofMillis(1_500));
        SocketSettings.StreamLimits limits = new SocketSettings.StreamLimits(
                20, PER_SOURCE, patience, Duration.ofSeconds(20), Duration.ofSeconds(3));
        SocketSettings settings = new SocketSettings(List.of(loopback), 0, true, null, 24, 1, SipLimits.DEFAULT, limits,
                0, tls, web, names);
        sockets = SipSockets.open(settings, Admission.OPEN, this);
        sockets.read();
    }

    int port(SipTransport transport) {
        return sockets.listening().stream().filter(p -> p.transport() == transport).findFirst().orElseThrow().port();
    }

    long count(String name) {
        return sockets.counters().snapshot().get(name);
    }

    /** A phone's TLS socket that trusts this certificate. */
    SSLSocket tlsSocket(SipTransport transport, SSLContext phone) throws IOException {
        return tlsSocket(transport, phone, "127.0.0.1");
    }

    /** The same from another address. */
    SSLSocket tlsSocket(SipTransport transport, SSLContext phone, String from) throws IOException {
        SSLSocket socket = (SSLSocket) phone.getSocketFactory().createSocket(
                "127.0.0.1", port(transport), InetAddress.getByName(from), 0);
        socket.setSoTimeout(5_000);
        return socket;
    }

    /** A handshake that is begun from there and not gone on with. */
    Socket halfHandshake(SipTransport transport, String from) throws IOException {
        Socket socket = new Socket("127.0.0.1", port(transport), InetAddress.getByName(from), 0);
        socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0});
        return socket;
    }

    SocketsRig.TcpPhone phone(Socket socket) {
        return new SocketsRig.TcpPhone(socket);
    }

    static SSLContext trusting(KeyStore certificate) throws Exception {
        return TestCertificates.context(null, certificate);
    }

    @Override
    public void onRequest(SipRequest request, Flow flow) {
        requests.add(request);
        flows.add(flow);
        flow.forReply(request).send(ResponseBuilder.response(request, 200).build(), Flow.NOBODY_CARES);
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        flows.add(flow);
    }

    @Override
    public void onRefused(SipRequest answerable, Refusal refusal, Flow flow) {
        flow.forReply(answerable)
                .send(ResponseBuilder.response(answerable, refusal.status()).build(), Flow.NOBODY_CARES);
    }

    @Override
    public void onFlowGone(SipPeer peer) {
        gone.add(peer);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
