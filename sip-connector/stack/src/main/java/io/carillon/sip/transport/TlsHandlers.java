package io.carillon.sip.transport;

import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SNIHostName;

/**
 * Makes the TLS end of a connection (RFC 5246, RFC 8446). Signatures and key agreements are computed on threads of
 * their own, because a reader thread that signs for a millisecond is one that reads no UDP; when they have more to do
 * than they can queue, new connections fail.
 */
final class TlsHandlers implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING = 2_000;
    private static final long CLOSE_NOTIFY_MILLIS = 1_000;

    private final TlsSettings settings;
    private final long handshakeMillis;
    private final ThreadPoolExecutor hard = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "carillon-tls");
                thread.setDaemon(true);
                return thread;
            });

    TlsHandlers(TlsSettings settings, long handshakeMillis) {
        this.settings = settings;
        this.handshakeMillis = handshakeMillis;
        hard.allowCoreThreadTimeOut(true);
    }

    /** Whether there is a certificate to listen with. */
    boolean canListen() {
        return settings.server().get() != null;
    }

    /** For a connection that we accept; null when there is no certificate any more. */
    SslHandler accepting() {
        SSLContext context = settings.server().get();
        if (context == null) {
            return null;
        }
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(spoken(engine));
        switch (settings.clientAuth()) {
            case NEED -> engine.setNeedClientAuth(true);
            case WANT -> engine.setWantClientAuth(true);
            default -> engine.setNeedClientAuth(false);
        }
        return handler(engine);
    }

    /**
     * For a connection that we open.
     *
     * @param name whom we want to reach, a name or a numeric address; its certificate must say so
     */
    SslHandler connecting(String name, int port) {
        SSLContext context = settings.client().get();
        if (context == null) {
            return null;
        }
        SSLEngine engine = context.createSSLEngine(name, port);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(spoken(engine));
        SSLParameters parameters = engine.getSSLParameters();
        if (settings.verify()) {
            // the rules of RFC 5922 section 7.2 for names and addresses are those of HTTPS
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!PeerAddress.isNumeric(name)) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        engine.setSSLParameters(parameters);
        return handler(engine);
    }

    private String[] spoken(SSLEngine engine) {
        List<String> supported = List.of(engine.getSupportedProtocols());
        return settings.protocols().stream().filter(supported::contains).toArray(String[]::new);
    }

    private SslHandler handler(SSLEngine engine) {
        SslHandler handler = new SslHandler(engine, hard);
        handler.setHandshakeTimeoutMillis(handshakeMillis);
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }

    @Override
    public void close() {
        hard.shutdownNow();
    }
}
