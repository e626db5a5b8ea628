package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.SipTransport;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system is asked which mark it puts on what we send (RFC 2474). That of the rig is CS3. */
class MarksTest {
    private static final int CS3 = 24 << 2;

    private static void assertMarked(Channel channel) {
        assertThat(channel.config().getOption(ChannelOption.IP_TOS)).as(channel.toString()).isEqualTo(CS3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void datagrams(String host) {
        try (SocketsRig rig = new SocketsRig(host, Admission.OPEN)) {
            assertThat(rig.sockets.udp).isNotEmpty().allSatisfy(listener -> assertMarked(listener.channel));
        }
    }

    @Test
    void datagramsWithoutNativeTransport() {
        EventLoopGroup group = NetKind.NIO.group(1);
        try (SocketsRig rig = new SocketsRig()) {
            UdpListener listener = new UdpListener(
                    new Inlet(SipLimits.DEFAULT, Admission.OPEN, rig, new WireCounters()), new LocalAddresses(null));
            listener.bind(NetKind.NIO, group, new InetSocketAddress("127.0.0.1", 0), 24);
            assertMarked(listener.channel);
            listener.close().awaitUninterruptibly();
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @Test
    void connectionsWhoeverOpensThem() throws IOException {
        try (SocketsRig rig = new SocketsRig();
                var phone = new SocketsRig.TcpPhone(rig.port());
                ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            phone.send(SocketsRig.options("TCP 10.1.1.1;branch=z9hG4bK1", "one"));
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
            rig.sockets.flowTo(rig.peer(SipTransport.TCP, server.getLocalPort())).send(
                    RequestBuilder.request("OPTIONS", "sip:a@b").header(HeaderName.FROM, "<sip:x@y>;tag=1")
                            .header(HeaderName.TO, "<sip:a@b>").header(HeaderName.CALL_ID, "two").cseq(1).build()
                            .withVia("SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK2"),
                    Flow.NOBODY_CARES);
            try (Socket accepted = server.accept();
                    var other = new SocketsRig.TcpPhone(accepted)) {
                assertThat(other.receive()).startsWith("OPTIONS");
                assertThat(rig.sockets.streams.get(SipTransport.TCP).channels.stream().filter(SocketChannel.class::isInstance))
                        .hasSize(2).allSatisfy(MarksTest::assertMarked);
            }
        }
    }
}
