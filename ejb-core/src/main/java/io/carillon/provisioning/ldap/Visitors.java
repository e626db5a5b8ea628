package io.carillon.provisioning.ldap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Who is connected, from where, and when each was heard last. Each of them costs a thread, so there are only so many. */
final class Visitors<C> {
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<C, Visit> all = new HashMap<>();
    private final Map<String, Integer> bySource = new HashMap<>();

    private record Visit(String source, long heardAt, boolean known) {
        boolean isSilent(long now, long strangerNanos, long idleNanos) {
            return now - heardAt > (known ? idleNanos : strangerNanos);
        }
    }

    Visitors(LongSupplier clock) {
        this.clock = clock;
    }

    /** @return whether there is room for one more, of all and of those from there */
    boolean come(C visitor, String source, int most, int mostOfSource) {
        lock.lock();
        try {
            if (all.size() >= most || bySource.getOrDefault(source, 0) >= mostOfSource) {
                return false;
            }
            all.put(visitor, new Visit(source, clock.getAsLong(), false));
            bySource.merge(source, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Who is not known keeps the moment he came at; who is gone stays gone. */
    void heard(C visitor, boolean known) {
        lock.lock();
        try {
            all.computeIfPresent(visitor, (same, before) -> known ? new Visit(before.source(), clock.getAsLong(), true) : before);
        } finally {
            lock.unlock();
        }
    }

    void gone(C visitor) {
        lock.lock();
        try {
            Visit was = all.remove(visitor);
            if (was != null) {
                bySource.computeIfPresent(was.source(), (same, count) -> count > 1 ? count - 1 : null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Strangers and others who were not heard for so long. */
    List<C> silent(long strangerNanos, long idleNanos) {
        long now = clock.getAsLong();
        lock.lock();
        try {
            return all.entrySet().stream().filter(one -> one.getValue().isSilent(now, strangerNanos, idleNanos))
                    .map(Map.Entry::getKey).toList();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    int from(String source) {
        lock.lock();
        try {
            return bySource.getOrDefault(source, 0);
        } finally {
            lock.unlock();
        }
    }
}
