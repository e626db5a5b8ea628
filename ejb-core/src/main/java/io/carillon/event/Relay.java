package io.carillon.event;

import static io.carillon.event.EventLog.LOG;

import io.carillon.cdr.store.LedgerRow;
import io.carillon.event.store.OutboxStore;
import io.carillon.event.store.OutboxStore.Numbered;
import io.carillon.store.Columns;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries the outbox to the broker, oldest first: send, then delete. After a start or a failure nobody knows whether
 * the first rows have been sent already; those go one by one under the broker's duplicate detection, all later ones in
 * batches.
 */
final class Relay {
    static final int BATCH = 500;
    static final long POLL_MILLIS = 2000;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final Outbox outbox;
    private final OutboxStore store;
    private final LedgerSender sender;
    private final LedgerTap tap;
    private final long pollMillis;
    private final AtomicLong sent = new AtomicLong();
    private long doubtfulThrough = Long.MAX_VALUE;
    private boolean countKnown;
    private boolean moreWaits;
    private long pauseMillis;

    /** @param pollMillis how often it looks for rows of which nobody told it */
    Relay(Outbox outbox, OutboxStore store, LedgerSender sender, LedgerTap tap, long pollMillis) {
        this.outbox = outbox;
        this.store = store;
        this.sender = sender;
        this.tap = tap;
        this.pollMillis = pollMillis;
    }

    /** Rows handed to the broker since start. */
    long sent() {
        return sent.get();
    }

    /** One round of the thread: waits for news unless it knows of more rows, then carries one batch. */
    void round() throws InterruptedException {
        if (pauseMillis > 0) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } else if (!moreWaits) {
            countKnown &= outbox.awaitNews(pollMillis);
        }
        try {
            carryOn();
        } catch (SQLException | LedgerSender.Failed | RuntimeException failed) {
            stopped(failed);
        }
    }

    private void carryOn() throws SQLException, LedgerSender.Failed {
        if (!countKnown) {
            outbox.counted(store.count());
            countKnown = true;
        }
        long waited = outbox.backlog();
        List<Numbered> rows = store.oldest(BATCH);
        moreWaits = rows.size() == BATCH;
        if (!rows.isEmpty()) {
            carry(rows);
        }
        if (pauseMillis > 0) {
            pauseMillis = 0;
            LOG.relayGoesOn(waited);
        }
    }

    private void carry(List<Numbered> rows) throws SQLException, LedgerSender.Failed {
        long last = rows.get(rows.size() - 1).id();
        if (doubtfulThrough == Long.MAX_VALUE) {
            doubtfulThrough = last;
        }
        List<Numbered> doubtful = rows.stream().filter(row -> row.id() <= doubtfulThrough).toList();
        List<LedgerRow> fresh = plain(rows.subList(doubtful.size(), rows.size()));
        if (!doubtful.isEmpty()) {
            sender.sendPerhapsAgain(plain(doubtful));
        }
        if (!fresh.isEmpty()) {
            doubtfulThrough = last;
            sender.sendFresh(fresh);
        }
        tap.take(plain(rows));
        store.deleteThrough(last);
        doubtfulThrough = last;
        sent.addAndGet(rows.size());
        outbox.sent(rows.size());
    }

    private static List<LedgerRow> plain(List<Numbered> rows) {
        return rows.stream().map(Numbered::row).toList();
    }

    private void stopped(Exception failed) {
        sender.close();
        countKnown = false;
        if (pauseMillis == 0) {
            LOG.relayStopped(Columns.firstLine(failed));
        }
        pauseMillis = Math.min(Math.max(pauseMillis * 2, FIRST_PAUSE_MILLIS), LONGEST_PAUSE_MILLIS);
    }
}
