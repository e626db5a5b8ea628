package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever runs the machine is told when it lets less wait than was asked for. */
class ReceiveRoomTest {
    private static final Path LIMIT = Path.of("/proc/sys/net/core/rmem_max");

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger sip = Logger.getLogger("io.carillon.sip.tx");
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    @BeforeEach
    void listen() {
        sip.addHandler(ear);
    }

    @AfterEach
    void listenNoMore() {
        sip.removeHandler(ear);
    }

    private static int limit() throws IOException {
        assumeTrue(Files.isReadable(LIMIT), "no Linux with a limit to read");
        try (InputStream in = Files.newInputStream(LIMIT)) {
            // all at once: the system tells it no second time
            return Integer.parseInt(new String(in.readNBytes(32), StandardCharsets.US_ASCII).strip());
        }
    }

    private static void open(NetKind kind, int asked) throws Exception {
        EventLoopGroup group = kind.group(1);
        try {
            Channel channel = new Bootstrap().group(group).channel(kind.datagram())
                    .option(ChannelOption.SO_RCVBUF, asked).handler(new ChannelInboundHandlerAdapter())
                    .bind(new InetSocketAddress("127.0.0.1", 0)).sync().channel();
            ReceiveRoom.check(channel, asked);
            channel.close().sync();
        } finally {
            group.shutdownGracefully();
        }
    }

    private static Set<NetKind> kinds() {
        return EnumSet.of(NetKind.best(), NetKind.NIO);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lessThanWasAskedForIsSaidWithBothFigures(NetKind kind) throws Exception {
        int limit = limit();
        open(kind, limit + (1 << 20));
        assertThat(said).filteredOn(line -> line.startsWith("CARILLON10809: SIP over UDP on /127.0.0.1:")).singleElement().asString()
                .contains(": " + (limit >> 10) + " KB may wait to be read, of " + ((limit >> 10) + 1024) + " KB asked for");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void asMuchAsWasAskedForIsNotWorthAWord(NetKind kind) throws Exception {
        open(kind, limit());
        assertThat(said).noneMatch(line -> line.startsWith("CARILLON10809"));
    }

    @Test
    void eachSocketForTelephonesIsLookedAt() throws Exception {
        int limit = limit();
        try (SocketsRig rig = new SocketsRig()) {
            assertThat(rig.port()).isPositive();
            assertThat(said.stream().anyMatch(line -> line.startsWith("CARILLON10809"))).isEqualTo(limit < UdpListener.SOCKET_BUFFER);
        }
    }
}
