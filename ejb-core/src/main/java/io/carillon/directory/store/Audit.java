package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import io.carillon.store.Columns;
import io.carillon.store.Masked;
import io.carillon.store.RecordJson;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Objects;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.logging.Logger;

/** Writes down who changed what, in the transaction of the change; the audit log gets the same line once that is committed. */
public final class Audit {
    private static final Logger LOG = Logger.getLogger("io.carillon.audit");
    private static final String TRANSACTIONS = "java:jboss/TransactionSynchronizationRegistry";

    private static final int MOST_TEXT = 200_000;
    /** A line of the log is no archive: all of it is in the table. */
    private static final int MOST_OF_LINE = 2_000;

    private final EntityManager rows;
    private final Tenant tenant;
    private final String who;

    /** @param who made the change: a login name, or what it came from */
    public Audit(EntityManager rows, Tenant tenant, String who) {
        this.rows = rows;
        this.tenant = tenant;
        this.who = Columns.text(who, 64);
    }

    /** One line of the audit, cut to what the columns hold. */
    record Entry(String tenant, String who, String action, String subject, String was, String becomes) {}

    /**
     * Settings are written field by field as JSON, secrets as there or not.
     *
     * @param was how it was, null when it is new
     * @param becomes how it is now, null when it is gone
     */
    public void write(String action, String subject, Object was, Object becomes) {
        Entry entry = new Entry(tenant.name(), who, action, Columns.text(subject, 128), text(was), text(becomes));
        rows.persist(new AuditRow(entry));
        onceCommitted(() -> LOG.infof("%s %s by %s in %s: %s -> %s", action, oneLine(entry.subject()), oneLine(who), tenant,
                oneLine(entry.was()), oneLine(entry.becomes())));
    }

    /**
     * What a thing was and is, without secrets or with locked ones.
     *
     * @param was null when it is new
     * @param becomes null when it is gone
     */
    public record Kept(Record was, Record becomes) {}

    /**
     * Writes down what was changed and keeps what can be put back. What is not kept, a password for instance, leaves nothing to
     * put back.
     *
     * @param action the kind of thing, as people call it, and what was done to it
     * @return its number in the history; null when nothing has changed
     */
    public Long keep(String action, String kind, String name, Kept kept) {
        return keep(action, new Change.Subject(tenant, kind, name), kept, null);
    }

    /** The same of what went, or came, because something else did. @param partOf the number of that change */
    Long keep(String action, Change.Subject thing, Kept kept, Long partOf) {
        write(action, thing.name(), kept.was(), kept.becomes());
        if (Objects.equals(kept.was(), kept.becomes())) {
            return null;
        }
        ChangeRow row = new ChangeRow(thing, kept, who, partOf);
        rows.persist(row);
        return row.id();
    }

    /** What is taken back, a trial above all, has not happened. */
    private static void onceCommitted(Runnable line) {
        TransactionSynchronizationRegistry transactions = transactions();
        if (transactions == null || transactions.getTransactionKey() == null) {
            line.run();
        } else if (!transactions.getRollbackOnly()) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // it is written when all is over
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        line.run();
                    }
                }
            });
        }
    }

    /** Null outside of a server. */
    private static TransactionSynchronizationRegistry transactions() {
        try {
            return InitialContext.doLookup(TRANSACTIONS);
        } catch (NamingException noServer) {
            return null;
        }
    }

    private static String text(Object value) {
        String text = value instanceof Record record ? Masked.of(RecordJson.write(record)).toString() : Objects.toString(value, null);
        return text == null ? null : Columns.text(text, MOST_TEXT);
    }

    private static String oneLine(String text) {
        return text == null ? "-" : Columns.text(text, MOST_OF_LINE).replaceAll("\\p{Cntrl}", " ");
    }
}
