package io.carillon.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The certificates of signers, by where they are. Those that were fetched are kept for a while, good and bad ones; what
 * is being fetched is fetched once, whoever asks. Never waits.
 */
final class Certificates {
    /** Certificates kept; beyond, the one that was not asked for longest is forgotten. */
    static final int MOST_KEPT = 1_000;
    /** Certificates fetched at a time; beyond, there is none. */
    static final int MOST_UNDERWAY = 32;

    private final Function<String, CompletableFuture<byte[]>> fetch;
    private final TrustedChains chains;
    private final Function<Found, CompletableFuture<Found>> revocation;
    private final Lifetimes lifetimes;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> known = new LinkedHashMap<>(64, 0.75f, true);
    private int underway;

    /**
     * How long what was found is believed.
     *
     * @param good a certificate that is trusted, at most as long as it is valid
     * @param bad one that is not, or could not be had
     */
    record Lifetimes(Duration good, Duration bad) {}

    private static final class Entry {
        private final CompletableFuture<Found> found = new CompletableFuture<>();
        private volatile Instant until = Instant.MAX;
    }

    /**
     * @param fetch gets the bytes at a URL, or fails, within a bounded time and on threads of its own
     * @param revocation what becomes of a trusted one when it is looked up in the lists of those that are revoked
     */
    Certificates(
            Function<String, CompletableFuture<byte[]>> fetch,
            TrustedChains chains,
            Function<Found, CompletableFuture<Found>> revocation,
            Lifetimes lifetimes,
            Clock clock) {
        this.fetch = fetch;
        this.chains = chains;
        this.revocation = revocation;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** What is there; complete at once when that is known. */
    CompletableFuture<Found> find(String x5u) {
        Entry entry;
        lock.lock();
        try {
            entry = known.get(x5u);
            if (entry != null && clock.instant().isBefore(entry.until)) {
                return entry.found.copy();
            }
            if (underway >= MOST_UNDERWAY) {
                return CompletableFuture.completedFuture(
                        Found.rejected(Rejection.BAD_INFO, "too many certificates are being fetched"));
            }
            underway++;
            entry = new Entry();
            known.put(x5u, entry);
            forgetOldest();
        } finally {
            lock.unlock();
        }
        Entry fresh = entry;
        fetch.apply(x5u).handle(this::judge).thenCompose(revocation).whenComplete((found, broken) ->
                settle(x5u, fresh, broken == null
                        ? found : Found.rejected(Rejection.UNSUPPORTED, "certificate cannot be judged")));
        return fresh.found.copy();
    }

    private Found judge(byte[] encoded, Throwable failed) {
        if (failed == null) {
            return chains.judge(encoded, clock.instant());
        }
        Throwable reason = failed.getCause() == null ? failed : failed.getCause();
        String words = reason instanceof FetchRules.Refused || reason.getMessage() != null
                ? reason.getMessage() : reason.getClass().getSimpleName();
        return Found.rejected(Rejection.BAD_INFO, "certificate cannot be had: " + words);
    }

    private void settle(String x5u, Entry entry, Found found) {
        Instant now = clock.instant();
        if (found.certificate() == null) {
            // not louder: whoever calls could fill the log, and each call's record says it
            IdentityLog.LOG.debugf("%s: %s", x5u, found.why());
            entry.until = now.plus(lifetimes.bad());
        } else {
            Instant end = found.certificate().getNotAfter().toInstant();
            Instant until = now.plus(lifetimes.good());
            entry.until = end.isBefore(until) ? end : until;
        }
        lock.lock();
        try {
            underway--;
        } finally {
            lock.unlock();
        }
        entry.found.complete(found);
    }

    private void forgetOldest() {
        if (known.size() > MOST_KEPT) {
            Iterator<Entry> oldest = known.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Certificates being fetched now. */
    int underway() {
        lock.lock();
        try {
            return underway;
        } finally {
            lock.unlock();
        }
    }
}
