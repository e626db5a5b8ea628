package io.carillon.cdr;

import static io.carillon.cdr.CdrLog.LOG;

import io.carillon.cdr.store.CdrStore;
import io.carillon.store.Columns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records between the end of a call and their commit. One thread takes them out in groups; while the database is away
 * it keeps the group it has and asks again, at first soon, then every five seconds.
 */
final class CdrQueue {
    static final int GROUP = 256;
    private static final long LINGER_MILLIS = 50;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private record Entry(CallRecord record, Runnable onCommitted) {}

    private final BlockingQueue<Entry> queue;
    private final CdrStore store;
    private final Ledger ledger;
    private final AtomicLong written = new AtomicLong();
    private final List<Entry> group = new ArrayList<>(GROUP);
    private volatile int inHand;
    private long pauseMillis;

    CdrQueue(CdrStore store, Ledger ledger, int capacity) {
        this.store = store;
        this.ledger = ledger;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    boolean offer(CallRecord record, Runnable onCommitted) {
        return queue.offer(new Entry(record, onCommitted));
    }

    /** Records that are not committed yet. */
    int waiting() {
        return queue.size() + inHand;
    }

    /** Records committed since start. */
    long written() {
        return written.get();
    }

    /** One round of the thread: waits for records, at most a second, and commits a group. */
    void round() throws InterruptedException {
        if (group.isEmpty()) {
            Entry first = queue.poll(1, TimeUnit.SECONDS);
            if (first == null) {
                return;
            }
            group.add(first);
            gather();
        }
        commitGroup();
    }

    /** A commit costs the same for one call as for many: those that end within a moment share one. */
    private void gather() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
        while (group.size() < GROUP) {
            Entry next = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            group.add(next);
            queue.drainTo(group, GROUP - group.size());
        }
        inHand = group.size();
    }

    /**
     * Commits what is there without waiting; gives up at the first failure. What is left stays in the engine's
     * journal.
     */
    void drain() {
        try {
            while (pauseMillis == 0 && (!group.isEmpty() || queue.drainTo(group, GROUP) > 0)) {
                commitGroup();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitGroup() throws InterruptedException {
        try {
            committed(group, store.write(records(group)));
            group.clear();
            recovered();
        } catch (SQLException failed) {
            if (isRefusal(failed)) {
                commitOneByOne();
            } else {
                pause(failed);
            }
        } catch (RuntimeException failed) {
            pause(failed);
        }
        inHand = group.size();
    }

    /** Some record of the group is at fault; the others must not wait for it. */
    private void commitOneByOne() throws InterruptedException {
        while (!group.isEmpty()) {
            List<Entry> one = List.of(group.get(0));
            try {
                committed(one, store.write(records(one)));
            } catch (SQLException failed) {
                if (!isRefusal(failed)) {
                    pause(failed);
                    return;
                }
                CallRecord record = one.get(0).record();
                LOG.refused(record.id().value(), Columns.firstLine(failed), record.toString());
                committed(one, 0);
            }
            group.remove(0);
        }
        recovered();
    }

    private void committed(List<Entry> entries, int fresh) {
        written.addAndGet(fresh);
        ledger.committed(fresh);
        for (Entry entry : entries) {
            try {
                entry.onCommitted().run();
            } catch (RuntimeException failed) {
                LOG.ownerFailed(entry.record().id().value(), failed);
            }
        }
    }

    private void pause(Exception failed) throws InterruptedException {
        if (pauseMillis == 0) {
            LOG.databaseAway(waiting(), Columns.firstLine(failed));
        }
        pauseMillis = Math.min(Math.max(pauseMillis * 2, FIRST_PAUSE_MILLIS), LONGEST_PAUSE_MILLIS);
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
    }

    private void recovered() {
        if (pauseMillis != 0) {
            pauseMillis = 0;
            LOG.databaseBack(waiting());
        }
    }

    private static List<CallRecord> records(List<Entry> entries) {
        return entries.stream().map(Entry::record).toList();
    }

    /** Classes 22 and 23 of SQLSTATE: the data is at fault, not the database. */
    private static boolean isRefusal(SQLException failed) {
        for (SQLException one = failed; one != null; one = one.getNextException()) {
            String state = one.getSQLState();
            if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
                return true;
            }
        }
        return false;
    }
}
