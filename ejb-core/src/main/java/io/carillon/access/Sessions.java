package io.carillon.access;

import io.carillon.access.store.SessionStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.AuditNotes;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Logins that are in force. A token cannot be called back; one that was ended here is refused at once, on other servers
 * of the same database within five seconds.
 */
@ApplicationScoped
public class Sessions {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Revoked(Set<String> ids, Instant at) {}

    @Inject
    private SessionStore store;

    @EJB
    private AuditNotes audit;

    private final AtomicReference<Revoked> revoked = new AtomicReference<>(new Revoked(Set.of(), Instant.MIN));
    private final ReentrantLock reading = new ReentrantLock();

    /** For the server. */
    public Sessions() {}

    Sessions(SessionStore store) {
        this.store = store;
    }

    /** Somebody logged in. */
    public void begun(LoginSession session) {
        store.purge(session.issuedAt());
        store.insert(session);
    }

    /** Whether a token was ended. While the database is away what was known of it holds. */
    public boolean isRevoked(String id, Instant now) {
        Revoked known = revoked.get();
        if (known.at().isBefore(now.minus(FRESH)) && reading.tryLock()) {
            try {
                known = new Revoked(Set.copyOf(store.revoked(now)), now);
            } catch (IllegalStateException away) {
                known = new Revoked(known.ids(), now);
            } finally {
                revoked.set(known);
                reading.unlock();
            }
        }
        return known.ids().contains(id);
    }

    /** Logins in force, by id. @param username of one account, null for all of the tenant */
    public List<LoginSession> page(Tenant tenant, String username, String after, int most) {
        return store.page(tenant, username, Instant.now(), after, most);
    }

    /** Ends one. @param username of one account, null for any @return whether there was one */
    public boolean revoke(Tenant tenant, String username, String id, String who) {
        boolean found = end(tenant, username, id);
        if (found) {
            audit.write(tenant, who, "session.revoked", id);
        }
        return found;
    }

    boolean end(Tenant tenant, String username, String id) {
        reading.lock();
        try {
            if (!store.revoke(tenant, username, id)) {
                return false;
            }
            Revoked known = revoked.get();
            Set<String> ids = new HashSet<>(known.ids());
            ids.add(id);
            revoked.set(new Revoked(Set.copyOf(ids), known.at()));
            return true;
        } finally {
            reading.unlock();
        }
    }
}
