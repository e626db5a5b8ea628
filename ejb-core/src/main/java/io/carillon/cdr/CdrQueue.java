package io.carillon.cdr;

import static io.carillon.cdr.CdrLog.LOG;

import io.carillon.cdr.store.CdrStore;
import io.carillon.store.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records between the end of a call and their commit. One thread takes them out in groups; while the database is away
 * it keeps the group it has and asks again, at first soon, then every five seconds. A record that is at fault itself is
 * singled out and becomes a dead letter: the others do not wait for it, and it is not lost.
 */
final class CdrQueue implements RecordDoor {
    static final int GROUP = 512;
    /** So many records within the time that one waits for others mean a busy house. */
    private static final int BUSY = 20;
    private static final int BUSY_LINGERS = 4;
    private static final int MOST_REASON = 500;
    private static final long NAP_MILLIS = 20;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    /** @param refusal why this record is not to be stored, null when it is */
    private record Entry(CallRecord record, Runnable onSafe, String refusal) {}

    private final BlockingQueue<Entry> queue;
    private final CdrStore store;
    private final Ledger ledger;
    private final DeadLetters letters;
    private final long lingerNanos;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<Entry> group = new ArrayList<>(GROUP);
    private volatile int inHand;
    private long pauseMillis;
    private boolean closing;

    /** @param linger how long a record waits for others to share its commit */
    CdrQueue(CdrStore store, Ledger ledger, DeadLetters letters, int capacity, Duration linger) {
        this.store = store;
        this.ledger = ledger;
        this.letters = letters;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.lingerNanos = linger.toNanos();
    }

    @Override
    public boolean record(CallRecord record, Runnable onSafe) {
        return queue.offer(new Entry(record, onSafe, null));
    }

    @Override
    public boolean refuse(CallRecord record, String reason, Runnable onSafe) {
        return queue.offer(new Entry(record, onSafe, Columns.text(reason, MOST_REASON)));
    }

    /** Records that are neither committed nor dead letters yet. */
    int waiting() {
        return queue.size() + inHand;
    }

    /** Records committed since start. */
    long written() {
        return written.get();
    }

    /** Records that became dead letters since start, each time they did. */
    long refused() {
        return refused.get();
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
        } else {
            queue.drainTo(group, GROUP - group.size());
            inHand = group.size();
        }
        commitGroup();
    }

    /**
     * A commit costs nearly the same for one call as for many, so those that end within a moment share one, and where many
     * end they wait longer: each commit writes the same ends of the same tables and indexes. The thread naps meanwhile: woken
     * for each record it would take more time than the commit.
     */
    private void gather() throws InterruptedException {
        nap(lingerNanos);
        if (group.size() + queue.size() >= BUSY) {
            nap(lingerNanos * BUSY_LINGERS);
        }
        queue.drainTo(group, GROUP - group.size());
        inHand = group.size();
    }

    private void nap(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (group.size() + queue.size() < GROUP && end - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
        }
    }

    /**
     * Commits what is there without waiting; gives up at the first failure. What is left stays in the engine's
     * journal.
     */
    void drain() {
        closing = true;
        try {
            while (pauseMillis == 0 && (!group.isEmpty() || queue.drainTo(group, GROUP) > 0)) {
                commitGroup();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitGroup() throws InterruptedException {
        if (group.stream().anyMatch(entry -> entry.refusal() != null)) {
            commitOneByOne();
            inHand = group.size();
            return;
        }
        try {
            committed(group, store.write(records(group)));
            group.clear();
            recovered();
        } catch (SQLException | RuntimeException failed) {
            if (mayBeTheRecord(failed)) {
                commitOneByOne();
            } else {
                awaitDatabase(failed);
            }
        }
        inHand = group.size();
    }

    /** Some record of the group is at fault; the others must not wait for it. */
    private void commitOneByOne() throws InterruptedException {
        for (Iterator<Entry> left = group.iterator(); left.hasNext(); ) {
            Entry entry = left.next();
            String refusal = entry.refusal();
            if (refusal == null) {
                try {
                    List<Entry> one = List.of(entry);
                    committed(one, store.write(records(one)));
                } catch (SQLException | RuntimeException failed) {
                    if (!mayBeTheRecord(failed) || failed instanceof RuntimeException && !store.answers()) {
                        awaitDatabase(failed);
                        return;
                    }
                    refusal = reason(failed);
                }
            }
            if (refusal == null || filed(entry, refusal)) {
                left.remove();
            }
        }
        if (group.isEmpty()) {
            recovered();
        } else {
            pause();
        }
    }

    /** @return false when it could not be kept: it stays in the group, and in the journal */
    private boolean filed(Entry entry, String reason) {
        String call = entry.record().id().value();
        try {
            Path file = letters.file(new DeadLetter(entry.record(), reason, Instant.now()));
            LOG.deadLetter(call, reason, file.toString());
        } catch (IOException | RuntimeException unwritten) {
            if (pauseMillis == 0) {
                LOG.notFiled(call, reason, unwritten.toString());
            }
            return false;
        }
        refused.incrementAndGet();
        tellOwner(entry);
        return true;
    }

    private void committed(List<Entry> entries, int fresh) {
        written.addAndGet(fresh);
        ledger.committed(fresh);
        for (Entry entry : entries) {
            tellOwner(entry);
            try {
                letters.remove(entry.record().id());
            } catch (IOException stays) {
                LOG.letterStays(entry.record().id().value(), stays.toString());
            }
        }
    }

    private static void tellOwner(Entry entry) {
        try {
            entry.onSafe().run();
        } catch (RuntimeException failed) {
            LOG.ownerFailed(entry.record().id().value(), failed);
        }
    }

    private void awaitDatabase(Exception failed) throws InterruptedException {
        if (pauseMillis == 0) {
            LOG.databaseAway(waiting(), reason(failed));
        }
        pause();
    }

    private void pause() throws InterruptedException {
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

    /**
     * Classes 22 and 23 of SQLSTATE: the data is at fault, not the database. An exception of our own mapping says so
     * too, but for one while everything around us is being taken down.
     */
    private boolean mayBeTheRecord(Exception failed) {
        if (failed instanceof SQLException refusal) {
            return isRefusal(refusal);
        }
        return !closing;
    }

    /** Of a batch that failed, what the database said of the row; the batch itself would recite the statement. */
    private static String reason(Exception failed) {
        Throwable told = failed;
        while (told instanceof SQLException sql && sql.getNextException() != null) {
            told = sql.getNextException();
        }
        return Columns.text(Columns.firstLine(told), MOST_REASON);
    }

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
