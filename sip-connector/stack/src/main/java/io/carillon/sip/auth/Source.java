package io.carillon.sip.auth;

import java.util.concurrent.atomic.AtomicLong;

/** What one address did lately. All times are readings of a monotonic clock in nanoseconds. Safe for all threads. */
final class Source {
    /** Buckets as a generic cell rate algorithm: the moment at which the bucket will be full again. */
    private final AtomicLong fullAt;

    /**
     * Requests with credentials have a bucket of their own, or a crowd that asks would keep out the one who can prove.
     */
    private final AtomicLong provingFullAt;

    private volatile long trustedUntil;

    Source(long now) {
        fullAt = new AtomicLong(now);
        provingFullAt = new AtomicLong(now);
        trustedUntil = now;
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

    void trust(long until) {
        trustedUntil = until;
    }

    boolean isForgettable(long now) {
        return trustedUntil - now <= 0 && fullAt.get() - now <= 0 && provingFullAt.get() - now <= 0;
    }
}
