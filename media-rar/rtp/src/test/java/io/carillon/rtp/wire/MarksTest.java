package io.carillon.rtp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system is asked which mark it puts on the packets of a media socket (RFC 2474). */
class MarksTest {
    /** EF, as the byte it is sent in. */
    private static final int EXPEDITED = 46 << 2;

    private static InetSocketAddress any(String host) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void nioMarksBothFamilies(String host) throws IOException {
        NioWire wire = new NioWire();
        NioSocket socket = (NioSocket) wire.bind(any(host), EXPEDITED);
        assertThat(socket.channel.getOption(StandardSocketOptions.IP_TOS)).isEqualTo(EXPEDITED);
        socket.close();
        wire.close();
    }

    /** The second socket, on which the device is heard and spoken to once it is known, as well. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void epollMarksBothFamiliesAndTheTwin(String host) throws IOException {
        assumeTrue(EpollWire.unavailabilityCause() == null, "no native epoll here");
        EpollWire wire = new EpollWire();
        EpollSocket socket = (EpollSocket) wire.bind(any(host), EXPEDITED);
        assertThat(new Socket(socket.descriptor()).getTrafficClass()).isEqualTo(EXPEDITED);
        EpollSocket twin = (EpollSocket) socket.twin(new InetSocketAddress(host, 9));
        assertThat(new Socket(twin.descriptor()).getTrafficClass()).isEqualTo(EXPEDITED);
        twin.close();
        socket.close();
        wire.close();
    }
}
