package io.carillon.sip;

import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where certificates come from. Asked at each new connection, so that a new certificate needs no restart.
 *
 * @param server for connections we accept; gives null when there is no certificate
 * @param client for connections we open
 */
public record TlsContexts(Supplier<SSLContext> server, Supplier<SSLContext> client) {
    /** No certificate of our own; servers are trusted as the Java platform trusts them. */
    public static final TlsContexts NONE = new TlsContexts(() -> null, TlsContexts::platform);

    /** What the Java platform trusts. */
    public static SSLContext platform() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the Java platform has no default TLS context", broken);
        }
    }
}
