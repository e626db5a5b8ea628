package io.carillon.sip.transport;

import io.carillon.contract.BanSource;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.Via;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** One of our UDP sockets and a peer's address. */
final class UdpFlow implements Flow {
    private static final int DEFAULT_PORT = 5060;

    private final UdpListener listener;
    private final InetSocketAddress address;
    private final SipPeer remote;
    private final String source;

    UdpFlow(UdpListener listener, InetSocketAddress address) {
        this.listener = listener;
        this.address = address;
        this.remote = PeerAddress.of(SipTransport.UDP, address);
        this.source = BanSource.of(remote.host());
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public SipPeer remote() {
        return remote;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public SipPeer local() {
        return listener.localFor(address);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void send(SipMessage message, Consumer<String> onFailure) {
        listener.send(message, this, onFailure);
    }

    @Override
    public Flow forReply(SipRequest request) {
        Via via = request.topVia();
        int sentBy = via.port() < 0 ? DEFAULT_PORT : via.port();
        if (sentBy == address.getPort() || via.params().has("rport")) {
            return this;
        }
        return listener.flowTo(new InetSocketAddress(address.getAddress(), sentBy));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UdpFlow flow && flow.listener == listener && flow.remote.equals(remote);
    }

    @Override
    public int hashCode() {
        return remote.hashCode();
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
