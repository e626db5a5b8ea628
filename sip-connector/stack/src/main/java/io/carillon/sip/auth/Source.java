package io.carillon.sip.auth;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What one address did lately. All times are readings of a monotonic clock in nanoseconds. Safe for all threads. */
final class Source {
    /** Buckets as a generic cell rate algorithm: the moment at which the bucket will be full again. */
    private final AtomicLong fullAt;

    /**
     * Requests with credentials have a bucket of their own, or a crowd that asks would keep out the one who can prove.
     */
    private final AtomicLong provingFullAt;

    private final AtomicLong windowStart;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long trustedUntil;
    private volatile long bannedUntil;

    Source(long now) {
        fullAt = new AtomicLong(now);
        provingFullAt = new AtomicLong(now);
        windowStart = new AtomicLong(now);
        trustedUntil = now;
        bannedUntil = now;
    }

    boolean admits(long now, long nanosPerRequest, long burst, boolean proving) {
        if (trustedUntil - now > 0) {
            return true;
        }
        AtomicLong bucket = proving ? provingFullAt : fullAt;
        while (true) {
            long before = bucket.get();
            long after = Math.max(before - now, 0) + now + nanosPerRequest;
            if (after - now > burst) {
                return false;
            }
            if (bucket.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /** Counts a wrong password; true when this one was one too many and the ban begins. */
    boolean failed(long now, long window, int allowed, long ban) {
        long start = windowStart.get();
        if (now - start > window && windowStart.compareAndSet(start, now)) {
            failures.set(0);
        }
        if (failures.incrementAndGet() < allowed || isBanned(now)) {
            return false;
        }
        bannedUntil = now + ban;
        trustedUntil = now;
        failures.set(0);
        return true;
    }

    boolean isBanned(long now) {
        return bannedUntil - now > 0;
    }

    void trust(long until) {
        trustedUntil = until;
    }

    boolean isForgettable(long now, long window) {
        boolean quiet = failures.get() == 0 || now - windowStart.get() > window;
        return quiet && !isBanned(now) && trustedUntil - now <= 0 && fullAt.get() - now <= 0
                && provingFullAt.get() - now <= 0;
    }
}
