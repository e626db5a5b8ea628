package io.carillon.bench;

import io.carillon.phone.AnyCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** A TLS connection without a thread of its own. It blocks until {@link #dontWait}. */
final class TlsChannel implements AutoCloseable {
    private static final SSLContext CONTEXT = AnyCertificate.context();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int ROOM = 1 << 16;

    final SocketChannel channel;
    /** What has arrived and was not taken yet; to be read from the front, see {@link ByteBuffer#flip} and {@link ByteBuffer#compact}. */
    final ByteBuffer clear = ByteBuffer.allocate(2 * ROOM);

    private final SSLEngine engine;
    private final ByteBuffer sealedIn = ByteBuffer.allocateDirect(ROOM);
    private final ByteBuffer sealedOut = ByteBuffer.allocateDirect(ROOM);

    private TlsChannel(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
    }

    static TlsChannel connect(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SSLEngine engine = CONTEXT.createSSLEngine(server.getHostString(), server.getPort());
        engine.setUseClientMode(true);
        TlsChannel connected = new TlsChannel(channel, engine);
        connected.shakeHands();
        return connected;
    }

    private void shakeHands() throws IOException {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> write(NOTHING);
                default -> {
                    if (!open() && channel.read(sealedIn) < 0) {
                        throw new IOException("closed during the handshake");
                    }
                }
            }
        }
    }

    /** Opens one record; false when there is none. */
    private boolean open() throws IOException {
        sealedIn.flip();
        SSLEngineResult result = engine.unwrap(sealedIn, clear);
        sealedIn.compact();
        if (result.getStatus() == Status.BUFFER_OVERFLOW || result.getStatus() == Status.CLOSED) {
            throw new IOException("the server says " + result);
        }
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            engine.getDelegatedTask().run();
        }
        return result.getStatus() == Status.OK;
    }

    void dontWait() throws IOException {
        channel.configureBlocking(false);
    }

    /** Adds what has arrived to what is clear. */
    void read() throws IOException {
        int got = channel.read(sealedIn);
        while (open()) {
            got += channel.isBlocking() ? 0 : channel.read(sealedIn);
        }
        if (got < 0) {
            throw new IOException("the server has closed the connection");
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        do {
            sealedOut.clear();
            engine.wrap(bytes, sealedOut);
            sealedOut.flip();
            while (sealedOut.hasRemaining()) {
                channel.write(sealedOut);
            }
        } while (bytes.hasRemaining());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
