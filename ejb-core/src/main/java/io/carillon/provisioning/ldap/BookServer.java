package io.carillon.provisioning.ldap;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.carillon.contract.Tenant;
import io.carillon.host.ServerServices;
import io.carillon.phonebook.HouseBook;
import io.carillon.provisioning.BookKeys;
import io.carillon.provisioning.BookSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/** Opens the telephone book to telephones that search it, and sends away who says nothing. */
@Startup
@Singleton
@DependsOn({"Migration", "CustomerLoader", "OutsideLoader"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BookServer {
    private static final String SSL_CONTEXTS = "org.wildfly.security.ssl-context";
    private static final int MOST_BYTES = 8_192;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STRANGER_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

    @Inject
    private BookKeys keys;

    @Inject
    private HouseBook book;

    private final Visitors<LDAPListenerClientConnection> visitors = new Visitors<>(System::nanoTime);
    private final Seldom refused = new Seldom(QUIET_NANOS);
    private final Seldom full = new Seldom(QUIET_NANOS);
    private final AtomicLong turnedAway = new AtomicLong();
    private BookSettings settings;
    private BookShelf shelf;
    private LDAPListener listener;

    @PostConstruct
    void open() {
        settings = BookSettings.ofServer();
        shelf = new BookShelf(book);
        if (!settings.isOn()) {
            return;
        }
        String address = System.getProperty("jboss.bind.address", "127.0.0.1");
        try {
            LDAPListenerConfig config = new LDAPListenerConfig(settings.port(), new BookConnection(this, null));
            config.setListenAddress(InetAddress.getByName(address));
            config.setMaxMessageSizeBytes(MOST_BYTES);
            if (settings.isSecure()) {
                config.setServerSocketFactory(ServerServices.find(SSL_CONTEXTS, settings.sslContext(), SSLContext.class)
                        .orElseThrow(() -> new IOException("the server has no SSL context " + settings.sslContext()))
                        .getServerSocketFactory());
            }
            listener = new LDAPListener(config);
            listener.startListening();
            BookLog.LOG.open(address, settings.port(), settings.isSecure() ? "encrypted" : "readable on the way");
        } catch (IOException noDoor) {
            BookLog.LOG.notOpen(String.valueOf(noDoor.getMessage()));
        }
    }

    @PreDestroy
    void close() {
        if (listener != null) {
            listener.shutDown(true);
        }
    }

    /** Each half minute: a connection costs a thread. */
    @Schedule(second = "*/30", minute = "*", hour = "*", persistent = false)
    public void tick() {
        visitors.silent(STRANGER_NANOS, IDLE_NANOS).forEach(this::close);
    }

    /** Connections there are. */
    public int connections() {
        return visitors.count();
    }

    /** Connections there were too many of, since the start. */
    public long turnedAway() {
        return turnedAway.get();
    }

    private void close(LDAPListenerClientConnection connection) {
        gone(connection);
        try {
            connection.close();
        } catch (IOException already) {
            BookLog.LOG.tracef("a connection was closed already: %s", already.getMessage());
        }
    }

    /**
     * The thread that accepts comes here: the library's own bound would have it write to whom it turns away, and wait for a
     * handshake that never comes.
     *
     * @throws LDAPException there are too many, of all or from there
     */
    void take(LDAPListenerClientConnection fresh) throws LDAPException {
        String source = sourceOf(fresh);
        if (visitors.come(fresh, source, settings.connections(), settings.perAddress())) {
            return;
        }
        turnedAway.incrementAndGet();
        full.say(more -> BookLog.LOG.full(source, visitors.count(), visitors.from(source), more));
        throw new LDAPException(ResultCode.BUSY);
    }

    private static String sourceOf(LDAPListenerClientConnection connection) {
        return String.valueOf(connection.getSocket().getInetAddress().getHostAddress());
    }

    /** Who has not said who he is has the time he had, whatever he asks. */
    void heard(LDAPListenerClientConnection connection, boolean known) {
        visitors.heard(connection, known);
    }

    void gone(LDAPListenerClientConnection connection) {
        if (connection != null) {
            visitors.gone(connection);
        }
    }

    /** @throws LDAPException the database is away */
    Optional<Tenant> admit(LDAPListenerClientConnection connection, String name, byte[] password) throws LDAPException {
        Optional<Tenant> tenant;
        try {
            tenant = keys.admit(name, password);
        } catch (IllegalStateException away) {
            BookLog.LOG.unknowable(printable(name), away.getMessage());
            throw new LDAPException(ResultCode.UNAVAILABLE, away);
        }
        if (tenant.isEmpty()) {
            refused.say(more -> BookLog.LOG.refused(sourceOf(connection), printable(name), more));
        }
        return tenant;
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 100)).replaceAll("[^\\x20-\\x7e]", "?");
    }

    BookShelf.Found find(Tenant tenant, BookShelf.Question asked) throws LDAPException {
        return shelf.find(tenant, asked);
    }
}
