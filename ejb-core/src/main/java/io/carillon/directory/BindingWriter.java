package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import io.carillon.directory.store.BindingChange;
import io.carillon.directory.store.BindingStore;
import io.carillon.store.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings bindings into the database on one thread, many per transaction.
 *
 * <p>A binding that is new or ends is committed before the telephone hears 200: its lane waits for the commit, which
 * it shares with everybody who asks in the same moment. A refresh is noted and written within a second; of several
 * only the last one. While the database is away, nobody waits: the answer is no at once, refreshes stay noted (one per
 * binding at most), and the thread tries again twice a second.
 */
@ApplicationScoped
class BindingWriter {
    static final int CAPACITY = 4096;
    private static final int GROUP = 256;
    private static final long PATIENCE_MILLIS = 2000;
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Changes somebody waits for. */
    private static final class Request {
        final List<BindingChange> changes;
        final CountDownLatch done = new CountDownLatch(1);
        volatile boolean stored;
        volatile boolean abandoned;

        Request(List<BindingChange> changes) {
            this.changes = changes;
        }
    }

    private BindingStore store;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<BindingChange.Key, BindingChange> noted = new ConcurrentHashMap<>();
    private volatile boolean healthy = true;
    private long lastFlush = System.nanoTime();

    /** For the proxy of the container. */
    BindingWriter() {}

    @Inject
    BindingWriter(BindingStore store) {
        this.store = store;
    }

    /** Waits until the changes are committed. @return false when they could not be, or not in time */
    boolean commit(List<BindingChange> changes) {
        Request request = new Request(changes);
        if (!healthy || !requests.offer(request)) {
            return false;
        }
        try {
            if (!request.done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                request.abandoned = true;
                unhealthy("no answer for " + PATIENCE_MILLIS + " ms");
                return false;
            }
            return request.stored;
        } catch (InterruptedException end) {
            request.abandoned = true;
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Notes a change that may be lost with the process. */
    void later(BindingChange change) {
        noted.merge(change.key(), change, (earlier, next) -> next.after(earlier));
    }

    /** One round of the thread. */
    void round() throws InterruptedException {
        Request first = requests.poll(250, TimeUnit.MILLISECONDS);
        boolean flush = System.nanoTime() - lastFlush > FLUSH_NANOS;
        if (first == null && !flush) {
            return;
        }
        List<Request> group = new ArrayList<>();
        if (first != null) {
            group.add(first);
            requests.drainTo(group, GROUP - 1);
        }
        group.removeIf(request -> request.abandoned);
        write(group, flush);
    }

    /** Writes all that is noted, when the server stops. */
    void flush() {
        write(List.of(), true);
    }

    private void write(List<Request> group, boolean flush) {
        Map<BindingChange.Key, BindingChange> old = taken(group, flush);
        List<BindingChange> changes = new ArrayList<>(old.values());
        group.forEach(request -> changes.addAll(request.changes));
        if (flush) {
            lastFlush = System.nanoTime();
        }
        if (changes.isEmpty() && healthy) {
            return;
        }
        try {
            store.write(changes);
            healthy();
            group.forEach(request -> request.stored = true);
        } catch (SQLException | RuntimeException failed) {
            old.forEach(noted::putIfAbsent);
            unhealthy(Columns.firstLine(failed));
        } finally {
            group.forEach(request -> request.done.countDown());
        }
    }

    /**
     * Noted changes to write now: all of them at a flush, else those of rows that somebody waits for, which they must
     * not overtake.
     */
    private Map<BindingChange.Key, BindingChange> taken(List<Request> group, boolean flush) {
        Map<BindingChange.Key, BindingChange> old = new HashMap<>();
        if (flush) {
            noted.keySet().forEach(key -> take(key, old));
        } else if (!noted.isEmpty()) {
            group.forEach(request -> request.changes.forEach(change -> take(change.key(), old)));
        }
        return old;
    }

    private void take(BindingChange.Key key, Map<BindingChange.Key, BindingChange> into) {
        BindingChange change = noted.remove(key);
        if (change != null) {
            into.put(key, change);
        }
    }

    private void healthy() {
        if (!healthy) {
            healthy = true;
            LOG.bindingsStoredAgain();
        }
    }

    private void unhealthy(String reason) {
        if (healthy) {
            healthy = false;
            LOG.bindingsNotStored(reason);
        }
    }
}
