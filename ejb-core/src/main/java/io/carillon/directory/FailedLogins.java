package io.carillon.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts wrong passwords per user name, known or not. After five in a row the name is locked: 30 seconds, doubling
 * with each further failure up to 15 minutes. Ten thousand names are remembered; the one that failed longest ago is
 * forgotten first.
 */
@ApplicationScoped
public class FailedLogins {
    static final int FREE_FAILURES = 5;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final int MAX_NAMES = 10_000;

    private record Failures(int count, Instant lockedUntil) {}

    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Failures> byName = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_NAMES;
        }
    };

    /** On the clock of this server. */
    public FailedLogins() {
        this(Clock.systemUTC());
    }

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /** @throws TooManyAttempts while the name is locked */
    public void check(String username) {
        turn.lock();
        try {
            Failures failures = byName.get(username);
            Instant now = clock.instant();
            if (failures != null && failures.lockedUntil().isAfter(now)) {
                throw new TooManyAttempts(Math.max(1, Duration.between(now, failures.lockedUntil()).toSeconds() + 1));
            }
        } finally {
            turn.unlock();
        }
    }

    /** One more. */
    public void failed(String username) {
        turn.lock();
        try {
            Failures before = byName.remove(username);
            int count = before == null ? 1 : before.count() + 1;
            byName.put(username, new Failures(count, clock.instant().plus(lockAfter(count))));
        } finally {
            turn.unlock();
        }
    }

    /** They count no more. */
    public void succeeded(String username) {
        turn.lock();
        try {
            byName.remove(username);
        } finally {
            turn.unlock();
        }
    }

    private static Duration lockAfter(int count) {
        if (count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(count - FREE_FAILURES, 10));
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }
}
