package io.carillon.phonebook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Names that another service knows. A call never waits for one: it is shown the name that is in memory, and a number that is
 * not is asked about meanwhile, for the next call. Names are kept for a day, that a number has none for an hour, a failure for
 * a minute; ten thousand numbers, the one that was asked about longest ago goes first. At most eight are asked about at a time,
 * further ones at their next call.
 */
final class FarNames {
    private static final Duration KNOWN = Duration.ofDays(1);
    private static final Duration UNKNOWN = Duration.ofHours(1);
    private static final Duration FAILED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 8;

    private record Remembered(Optional<String> name, long freshUntil) {}

    private final Function<String, CompletableFuture<Optional<String>>> source;
    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicBoolean away = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Remembered> byNumber = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST;
        }
    };

    FarNames(Function<String, CompletableFuture<Optional<String>>> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** The name as far as it is in memory; never waits. @param digits of the number, without + */
    Optional<String> nameOf(String digits) {
        Remembered known = entry(digits);
        if (known != null && known.freshUntil() - nanoTime.getAsLong() > 0) {
            return known.name();
        }
        ask(digits, known);
        // What was known yesterday is most likely true today.
        return known == null ? Optional.empty() : known.name();
    }

    private Remembered entry(String digits) {
        turn.lock();
        try {
            return byNumber.get(digits);
        } finally {
            turn.unlock();
        }
    }

    private void keep(String digits, Optional<String> name, Duration fresh) {
        turn.lock();
        try {
            byNumber.remove(digits);
            byNumber.put(digits, new Remembered(name, nanoTime.getAsLong() + fresh.toNanos()));
        } finally {
            turn.unlock();
        }
    }

    private void ask(String digits, Remembered before) {
        if (!places.tryAcquire()) {
            return;
        }
        // Held for a minute meanwhile, so that ten calls of one number at once ask once.
        Optional<String> until = before == null ? Optional.empty() : before.name();
        keep(digits, until, FAILED);
        try {
            source.apply(digits).whenComplete((name, failed) -> {
                places.release();
                if (failed == null) {
                    keep(digits, name, name.isPresent() ? KNOWN : UNKNOWN);
                }
                tell(failed);
            });
        } catch (RuntimeException busy) { // whatever it is, the place is free again
            places.release();
            tell(busy);
        }
    }

    /** Once when it begins and once when it ends. */
    private void tell(Throwable failed) {
        if (failed != null && away.compareAndSet(false, true)) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            PhoneBookLog.LOG.away(String.valueOf(cause));
        } else if (failed == null && away.compareAndSet(true, false)) {
            PhoneBookLog.LOG.back();
        }
    }
}
