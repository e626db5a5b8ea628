package io.carillon.sip.transport;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What TLS is spoken with. The contexts are asked for at each new connection, so that a new certificate counts at once
 * and connections that are up stay up.
 *
 * @param server certificate and trust for connections we accept; gives null when there is none: then TLS and secure
 *     WebSockets are not listened for
 * @param client trust, and perhaps a certificate, for connections we open
 * @param clientAuth whether devices show a certificate
 * @param verify whether servers we connect to must have a certificate for the name that was asked for (RFC 5922)
 * @param protocols protocol versions, newest first
 */
public record TlsSettings(
        Supplier<SSLContext> server,
        Supplier<SSLContext> client,
        ClientAuth clientAuth,
        boolean verify,
        List<String> protocols) {
    /** No certificate: no TLS. */
    public static final TlsSettings NONE =
            new TlsSettings(() -> null, () -> null, ClientAuth.NONE, true, List.of("TLSv1.3", "TLSv1.2"));

    public TlsSettings {
        protocols = List.copyOf(protocols);
    }

    /** Whether devices show a certificate when they connect. */
    public enum ClientAuth {
        NONE,
        /** Asked for; who has none may go on. */
        WANT,
        /** Who has none that we trust is not let in. */
        NEED
    }
}
