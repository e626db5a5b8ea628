package io.carillon.access;

import io.carillon.access.store.SessionStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.store.AuditNotes;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    private static final String LONGEST = "carillon.login.longest-hours";
    private static final int USUAL_HOURS = 12;
    private static final int MOST_HOURS = 168;

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

    /** For how long a login goes on without the password. @throws IllegalArgumentException the setting is no such number */
    public static Duration longest() {
        String hours = System.getProperty(LONGEST, String.valueOf(USUAL_HOURS)).strip();
        if (!hours.matches("[0-9]{1,3}") || Integer.parseInt(hours) < 1 || Integer.parseInt(hours) > MOST_HOURS) {
            throw new IllegalArgumentException(LONGEST + " must be a whole number from 1 to " + MOST_HOURS + ", not '" + hours + "'");
        }
        return Duration.ofHours(Integer.parseInt(hours));
    }

    /** Somebody logged in. */
    public void begun(LoginSession session) {
        store.purge(session.issuedAt());
        store.insert(session);
    }

    /**
     * Lets a login go on, never for longer than {@link #longest} after it began.
     *
     * @param had until when its token is good
     * @param wanted until when the next one is to be
     * @return until when that one is; empty when the login was ended
     * @throws Conflict it has lasted long enough
     */
    public Optional<Instant> prolong(Tenant tenant, String username, String id, Instant had, Instant wanted) {
        Optional<LoginSession> found = store.find(tenant, username, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant last = found.get().issuedAt().plus(longest()).truncatedTo(ChronoUnit.SECONDS);
        if (!last.isAfter(had)) {
            throw new Conflict("this login has lasted for " + longest().toHours() + " hours: log in again");
        }
        Instant until = wanted.isBefore(last) ? wanted : last;
        return store.prolong(found.get(), until) ? Optional.of(until) : Optional.empty();
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
