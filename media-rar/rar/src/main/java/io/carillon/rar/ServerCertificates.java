package io.carillon.rar;

import io.carillon.sip.TlsContexts;
import io.carillon.sip.TransportConfig;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;

/**
 * Certificates out of the application server's security subsystem: the key manager and the trust manager that
 * administrators define there, by name. They are looked up for each connection. When an administrator initialises one
 * again it either changes inside or is another object; in the second case a context is made of it, so that a new
 * certificate counts at once and nobody needs to restart.
 */
final class ServerCertificates {
    /** Capabilities under which the security subsystem offers them. */
    private static final ServiceName KEYS = ServiceName.parse("org.wildfly.security.key-manager");

    private static final ServiceName TRUST = ServiceName.parse("org.wildfly.security.trust-manager");
    private static final String DEFAULT = "carillon";
    private static final long PATIENCE_SECONDS = 20;

    private final ServiceRegistry services;
    private final String keys;
    private final String trust;
    private volatile Made made;

    /** A context and what it was made of. */
    private record Made(KeyManager keys, TrustManager trust, SSLContext context) {}

    private ServerCertificates(ServiceRegistry services, String keys, String trust) {
        this.services = services;
        this.keys = keys;
        this.trust = trust;
    }

    /**
     * The contexts of these settings.
     *
     * @throws IllegalArgumentException with one line that names the key, for a name that the server does not know. The
     *     default may be unknown: then there is no TLS
     */
    static TlsContexts of(TransportConfig.Tls tls) {
        ServiceRegistry services = ServerServices.registry();
        if (services == null) {
            return TlsContexts.NONE;
        }
        boolean chosen = !tls.keyManager().isEmpty();
        ServerCertificates certificates =
                new ServerCertificates(services, chosen ? tls.keyManager() : DEFAULT, tls.trustManager());
        if (chosen && certificates.keys() == null) {
            throw unknown(TransportConfig.TLS_KEY_MANAGER, tls.keyManager(), "key manager");
        }
        if (!tls.trustManager().isEmpty() && certificates.trust() == null) {
            throw unknown(TransportConfig.TLS_TRUST_MANAGER, tls.trustManager(), "trust manager");
        }
        return new TlsContexts(certificates::context, certificates::forClients);
    }

    private static IllegalArgumentException unknown(String key, String name, String what) {
        return new IllegalArgumentException(key + " is \"" + name + "\", but the server has no " + what + " of that name");
    }

    private KeyManager keys() {
        return service(KEYS.append(keys), KeyManager.class);
    }

    private TrustManager trust() {
        return trust.isEmpty() ? null : service(TRUST.append(trust), TrustManager.class);
    }

    /** Null when there is no certificate, or none that can be used now. */
    private SSLContext context() {
        KeyManager now = keys();
        return now == null ? null : context(now);
    }

    /** We can connect to others without a certificate of our own. */
    private SSLContext forClients() {
        return context(keys());
    }

    private SSLContext context(KeyManager now) {
        TrustManager trusted = trust();
        if (trusted == null && !trust.isEmpty()) {
            return null;
        }
        Made known = made;
        if (known != null && known.keys() == now && known.trust() == trusted) {
            return known.context();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(now == null ? null : new KeyManager[] {now},
                    trusted == null ? null : new TrustManager[] {trusted}, null);
            made = new Made(now, trusted, context);
            return context;
        } catch (GeneralSecurityException unusable) {
            RarLog.LOG.certificateUnusable(keys, String.valueOf(unusable.getMessage()));
            return null;
        }
    }

    /** Null when there is none, or it is not up and does not come up in time. */
    private <T> T service(ServiceName name, Class<T> type) {
        ServiceController<?> controller = services.getService(name);
        if (controller == null) {
            return null;
        }
        try {
            Object value = controller.getState() == ServiceController.State.UP
                    ? controller.getValue()
                    : controller.awaitValue(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return type.isInstance(value) ? type.cast(value) : null;
        } catch (IllegalStateException | TimeoutException unusable) {
            RarLog.LOG.certificateUnusable(name.getSimpleName(), String.valueOf(unusable.getMessage()));
            return null;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
