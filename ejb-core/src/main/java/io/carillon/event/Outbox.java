package io.carillon.event;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Ledger;
import io.carillon.cdr.store.LedgerRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Ledger events between the commit of their record and the broker: makes the rows, counts them and wakes the relay. */
@ApplicationScoped
public class Outbox implements Ledger {
    private final CallEventJson json;
    private final AtomicLong backlog = new AtomicLong();
    private final Semaphore news = new Semaphore(0);

    /** Names this node after {@code carillon.node}. */
    public Outbox() {
        this(System.getProperty("carillon.node", "node"));
    }

    Outbox(String node) {
        json = new CallEventJson(node);
    }

    @Override
    public LedgerRow row(CallRecord record) {
        return new LedgerRow(
                CallEventJson.eventId(record),
                CallEventJson.CDR_CREATED,
                record.tenant().name(),
                record.direction().name(),
                record.caller(),
                record.callee(),
                record.disposition().name(),
                CallEventJson.SCHEMA_VERSION,
                record.id().value(),
                json.cdrCreated(record));
    }

    @Override
    public void committed(int rows) {
        backlog.addAndGet(rows);
        news.release();
    }

    /** Rows that wait. */
    long backlog() {
        return Math.max(0, backlog.get());
    }

    void counted(long rows) {
        backlog.set(rows);
    }

    void sent(int rows) {
        backlog.addAndGet(-rows);
    }

    /** Waits until something was committed, at most so long. @return false when nothing was */
    boolean awaitNews(long millis) throws InterruptedException {
        boolean woken = news.tryAcquire(millis, TimeUnit.MILLISECONDS);
        news.drainPermits();
        return woken;
    }
}
