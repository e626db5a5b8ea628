package io.carillon.rtp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** The fallback for systems without native epoll. */
public final class NioWire implements MediaWire {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Selector selector = Selector.open();

    public NioWire() throws IOException {}

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public MediaSocket bind(InetSocketAddress local, int trafficClass) throws IOException {
        return NioSocket.bind(this, local, trafficClass);
    }

    @Override
    public void watch(MediaSocket socket, MediaSocket.Reader reader) throws IOException {
        NioSocket watched = (NioSocket) socket;
        watched.reader = reader;
        watched.channel.register(selector, SelectionKey.OP_READ, watched);
        selector.wakeup(); // a running select does not see the new socket
    }

    @Override
    public int await(long nanos) throws IOException {
        long millis = (nanos + 999_999) / 1_000_000;
        return millis == 0 ? selector.selectNow() : selector.select(millis);
    }

    @Override
    public void dispatch() {
        for (SelectionKey key : selector.selectedKeys()) {
            NioSocket socket = (NioSocket) key.attachment();
            if (key.isValid()) {
                socket.reader.readable(socket);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void settle() throws IOException {
        // A registered channel keeps its port until the next selection notices that it was closed.
        selector.selectNow();
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException harmless) {
            WireLog.LOG.loopNotClosed(harmless);
        }
    }
}
