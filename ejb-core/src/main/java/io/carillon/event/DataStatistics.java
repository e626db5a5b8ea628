package io.carillon.event;

import io.carillon.cdr.CdrRecorder;
import io.carillon.directory.Bindings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What records, events and registrations count, for metrics. Cheap to read. */
@ApplicationScoped
public class DataStatistics {
    @EJB
    private CdrRecorder records;

    @EJB
    private EventRelay relay;

    @EJB
    private LiveEvents live;

    @Inject
    private Bindings bindings;

    /** Ledger events that wait for the broker. */
    public long outboxBacklog() {
        return relay.backlog();
    }

    /** Ledger events handed to the broker since start. */
    public long ledgerSent() {
        return relay.sent();
    }

    /** Call records committed since start. */
    public long cdrsWritten() {
        return records.written();
    }

    /** Call records waiting for the database. */
    public int cdrsWaiting() {
        return records.waiting();
    }

    /** Call records that could not be stored and became dead letters since start. */
    public long cdrsRefused() {
        return records.refused();
    }

    /** Dead letters that wait for an administrator. */
    public int deadLetters() {
        return records.deadLetters();
    }

    /** Live events sent since start. */
    public long liveSent() {
        return live.sent();
    }

    /** Live events dropped because the queue was full or the broker away. */
    public long liveDropped() {
        return live.dropped();
    }

    /** Telephones registered now. */
    public int registrationsActive() {
        return bindings.active();
    }
}
