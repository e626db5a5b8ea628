package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/** One UDP socket of the generator, for all of its telephones. */
final class SipSocket implements SipLink {
    private final DatagramChannel channel;
    final int port;
    private final ByteBuffer in = ByteBuffer.allocateDirect(65_536);
    private final ByteBuffer out = ByteBuffer.allocateDirect(65_536);
    private final byte[] bytes = new byte[65_536];
    private final InetSocketAddress server;

    SipSocket(InetSocketAddress server) throws IOException {
        this(server, 0);
    }

    /** @param port local port, 0 for any */
    SipSocket(InetSocketAddress server, int port) throws IOException {
        this.server = server;
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 << 20);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 8 << 20);
        channel.bind(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Override
    public void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
    }

    void send(String text) throws IOException {
        out.clear();
        out.put(text.getBytes(StandardCharsets.ISO_8859_1)).flip();
        channel.send(out, server);
    }

    @Override
    public void send(String text, int line) throws IOException {
        send(text);
    }

    @Override
    public String via(int line) {
        return "UDP 127.0.0.1:" + port;
    }

    @Override
    public String contact(String user, int line) {
        return "sip:" + user + "@127.0.0.1:" + port;
    }

    @Override
    public boolean isReliable() {
        return false;
    }

    @Override
    public Msg receive() throws IOException {
        in.clear();
        if (channel.receive(in) == null) {
            return null;
        }
        int length = in.flip().remaining();
        in.get(bytes, 0, length);
        return new Msg(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
