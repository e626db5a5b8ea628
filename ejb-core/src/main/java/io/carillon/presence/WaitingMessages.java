package io.carillon.presence;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.directory.NotFound;
import io.carillon.directory.store.AuditNotes;
import io.carillon.presence.store.WaitingStore;
import io.carillon.subscription.SubscriptionDesk;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Waiting messages as an outside voicemail system reports them; kept in the database, answered from memory. */
@ApplicationScoped
public class WaitingMessages implements MailboxCounts {
    @Inject
    private WaitingStore store;

    @Inject
    private Directory directory;

    @Inject
    private Instance<SubscriptionDesk> desk;

    @EJB
    private AuditNotes audit;

    private final Map<Aor, Counts> counts = new ConcurrentHashMap<>();

    void load() {
        try {
            counts.putAll(store.load());
        } catch (SQLException failed) {
            throw new IllegalStateException("waiting messages cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public Counts of(Aor mailbox) {
        return counts.getOrDefault(mailbox, Counts.NONE);
    }

    /** Counts of an extension. @throws NotFound when there is no such extension */
    public Counts counts(Tenant tenant, String number) {
        return of(mailbox(tenant, number));
    }

    /**
     * Sets the counts of an extension; its telephones are told.
     *
     * @throws NotFound when there is no such extension
     * @throws IllegalStateException when the database does not take it
     */
    public Counts set(Tenant tenant, String number, Counts next, String who) {
        Aor mailbox = mailbox(tenant, number);
        try {
            store.put(mailbox, next, Instant.now());
        } catch (SQLException failed) {
            throw new IllegalStateException("waiting messages cannot be stored: " + failed.getMessage(), failed);
        }
        Counts before = counts.put(mailbox, next);
        audit.write(tenant, who, new AuditNotes.Change(
                "message-waiting.set", number, before == null ? Counts.NONE : before, next));
        desk.get().changed(MessageSummary.NAME, mailbox);
        return next;
    }

    /** Another source of counts has changed: the telephones of a mailbox are told. */
    public void changed(Aor mailbox) {
        desk.get().changed(MessageSummary.NAME, mailbox);
    }

    private Aor mailbox(Tenant tenant, String number) {
        if (directory.current().find(tenant, number).isEmpty()) {
            throw new NotFound("there is no such extension");
        }
        return new Aor(tenant, number);
    }

    /** An extension that is gone leaves nothing to whoever gets its number. */
    void forgetDeleted() {
        counts.keySet().removeIf(aor -> directory.current().find(aor.tenant(), aor.user()).isEmpty());
    }
}
