package io.carillon.event;

import jakarta.enterprise.context.ApplicationScoped;

/** What records, events and registrations count, for metrics. Cheap to read. */
@ApplicationScoped
public class DataStatistics {
    /** Ledger events that wait for the broker. */
    public long outboxBacklog() { throw new UnsupportedOperationException(); }

    /** Ledger events handed to the broker since start. */
    public long ledgerSent() { throw new UnsupportedOperationException(); }

    /** Call records committed since start. */
    public long cdrsWritten() { throw new UnsupportedOperationException(); }

    /** Call records waiting for the database. */
    public int cdrsWaiting() { throw new UnsupportedOperationException(); }

    /** Live events sent since start. */
    public long liveSent() { throw new UnsupportedOperationException(); }

    /** Live events dropped because the queue was full or the broker away. */
    public long liveDropped() { throw new UnsupportedOperationException(); }

    /** Telephones registered now. */
    public int registrationsActive() { throw new UnsupportedOperationException(); }
}
