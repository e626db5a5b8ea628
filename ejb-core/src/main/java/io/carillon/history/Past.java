package io.carillon.history;

import io.carillon.contract.Tenant;
import io.carillon.history.store.PastStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What of history and audit is older than it is kept. A tenant may have a time of its own, the others have that of the server.
 * There stays, whatever its age: the newest change of a thing that is still there, so that it can always be put back; what
 * was said of calls for help and of the places they come from; what was done with a recording that is on legal hold.
 */
@ApplicationScoped
public class Past {
    static final String HISTORY_DAYS = "carillon.history.retention-days";
    static final String AUDIT_DAYS = "carillon.audit.retention-days";

    private static final int DEFAULT_HISTORY_DAYS = 365;
    private static final int DEFAULT_AUDIT_DAYS = 1_095;
    private static final int MOST_DAYS = 36_500;

    @EJB
    private PastStore store;

    /** What grows with every change. */
    public enum Book {
        /** What things were before. */
        HISTORY,
        /** Who did what. */
        AUDIT
    }

    /** One row. @param tenant whose it is */
    public record Line(Tenant tenant, long id) {}

    /** Days for which the server keeps a book; 0 for ever. @throws IllegalArgumentException the setting is no such number */
    public static int days(Book book) {
        return book == Book.HISTORY ? days(HISTORY_DAYS, DEFAULT_HISTORY_DAYS) : days(AUDIT_DAYS, DEFAULT_AUDIT_DAYS);
    }

    private static int days(String key, int usual) {
        String text = System.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(key + " must be a whole number from 0 to " + MOST_DAYS + ", not '" + text + "'");
    }

    /** What is older than it is kept, oldest first within a tenant's time. */
    public List<Line> due(Book book, Instant now, int most) {
        List<Line> due = new ArrayList<>();
        for (PastStore.Own own : store.own(book)) {
            due.addAll(store.due(book, own.tenant(), before(now, own.days()), most - due.size()));
        }
        int days = days(book);
        if (days > 0) {
            due.addAll(store.due(book, null, before(now, days), most - due.size()));
        }
        return due;
    }

    private static Instant before(Instant now, int days) {
        return now.minus(days, ChronoUnit.DAYS);
    }

    /**
     * Lets go of some of it, together or not at all; what must stay by now stays. Of each tenant the audit says how much went.
     *
     * @param who for the audit
     * @return how much went
     */
    public int purge(Book book, List<Line> due, String who) {
        return store.purge(book, due, who);
    }

    /** Whether a change of this number may have been there and its time is over. */
    boolean isOver(Tenant tenant, long change) {
        return change <= store.newestGone(tenant);
    }
}
