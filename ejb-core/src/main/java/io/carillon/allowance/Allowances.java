package io.carillon.allowance;

import io.carillon.allowance.store.AllowanceStore;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Directory;
import io.carillon.directory.DirectoryChanged;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import io.carillon.store.DurableCommits;
import io.carillon.store.OneTransaction;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The limits of extensions that have their own; kept in the database, asked of by every call from memory. */
@ApplicationScoped
public class Allowances {
    /** What the history calls them. */
    public static final String KIND = "limits";

    @Inject
    private AllowanceStore store;

    @Inject
    private Directory directory;

    @EJB
    private AuditNotes audit;

    @EJB
    private OneTransaction one;

    @Inject
    private DurableCommits commits;

    private final Map<Aor, Allowance> own = new ConcurrentHashMap<>();

    void load() {
        try {
            own.putAll(store.load());
        } catch (SQLException failed) {
            throw new IllegalStateException("limits of extensions cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The limits of its own that an extension has, null when it has none. */
    public Allowance own(Aor extension) {
        return own.isEmpty() ? null : own.get(extension);
    }

    /** Limits of an extension. @throws NotFound when there is no such extension */
    public Allowance of(Tenant tenant, String number) {
        return own.getOrDefault(extension(tenant, number), Allowance.USUAL);
    }

    /**
     * Sets the limits of an extension; its next call is held to them.
     *
     * @param seen says whether the limits that there are now are those that are to be replaced
     * @throws NotFound when there is no such extension
     * @throws StaleVersion when others have come in the meantime
     * @throws IllegalStateException when the database does not take it
     */
    public Allowance set(Aor asked, Allowance next, Predicate<Allowance> seen, String who) {
        Aor extension = extension(asked.tenant(), asked.user());
        AtomicReference<Allowance> before = new AtomicReference<>();
        own.compute(extension, (same, now) -> {
            before.set(now == null ? Allowance.USUAL : now);
            if (!seen.test(now == null ? Allowance.USUAL : now)) {
                throw new StaleVersion("somebody else has changed the limits; read them again");
            }
            one.run(() -> put(extension, new Audit.Kept(before.get(), next), who));
            return next.equals(Allowance.USUAL) ? null : next;
        });
        commits.ensure();
        return next;
    }

    /** Gives an extension that is there again its limits, in the transaction that makes it; then calls {@link #reread}. */
    public void giveBack(Aor extension, Allowance next, String who) {
        put(extension, new Audit.Kept(Allowance.USUAL, next), who);
    }

    /** Its calls are held to what the database has. */
    public void reread(Aor extension) {
        own.compute(extension, (same, now) -> store.find(extension).orElse(null));
    }

    /** The limits and what is told of them, in one transaction. */
    private void put(Aor extension, Audit.Kept kept, String who) {
        try {
            store.put(extension, (Allowance) kept.becomes());
            audit.keep(who, "limits.set", new Subject(extension.tenant(), KIND, extension.user()), kept);
        } catch (SQLException failed) {
            throw new IllegalStateException("limits cannot be stored: " + failed.getMessage(), failed);
        }
    }

    private Aor extension(Tenant tenant, String number) {
        if (directory.current().find(tenant, number).isEmpty()) {
            throw new NotFound("there is no such extension");
        }
        return new Aor(tenant, number);
    }

    /** An extension that is gone leaves nothing to whoever gets its number. */
    void forgetDeleted(@Observes DirectoryChanged changed) {
        own.keySet().removeIf(aor -> changed.snapshot().find(aor.tenant(), aor.user()).isEmpty());
    }
}
