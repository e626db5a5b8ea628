package io.carillon.sip.auth;

import io.carillon.sip.SipConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Remembers how sources behave: who proved an identity lately may ask as often as it likes, everybody else has a token
 * bucket, and who guesses passwords is banned, or its account locked where the source may not be. The table has a fixed
 * size; sources beyond it share one entry for strangers, so a flood from invented addresses limits itself.
 */
public final class SourceGuard {
    private static final int MAX_SOURCES = 65_536;
    private static final long TRUST_NANOS = 3_600_000_000_000L;
    private static final long HELP_PAUSE_NANOS = 200_000_000L;
    /** Bucket depth, in seconds of the rate. */
    private static final int BURST_SECONDS = 3;

    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final BanList bans;
    private final AccountLocks locks;
    private final long nanosPerRequest;
    private final Source strangers;
    private final AtomicLong helpAt;
    private final LongAdder limited = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * @param config limits
     * @param bans who is not heard at all
     * @param nanos monotonic clock in nanoseconds
     */
    public SourceGuard(SipConfig config, BanList bans, LongSupplier nanos) {
        this.nanos = nanos;
        this.bans = bans;
        this.locks = new AccountLocks(config.authFailures(), config.authBan().toNanos());
        this.nanosPerRequest = config.requestsPerSecond() == 0 ? 0 : 1_000_000_000L / config.requestsPerSecond();
        this.strangers = new Source(nanos.getAsLong());
        this.helpAt = new AtomicLong(nanos.getAsLong());
    }

    /** Who is not heard at all. */
    public BanList bans() {
        return bans;
    }

    /**
     * Takes a token for a new request. False: too many.
     *
     * @param proving whether the request has credentials
     */
    public boolean admits(String source, boolean proving) {
        if (nanosPerRequest == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        boolean admitted = of(source, now).admits(
                now, nanosPerRequest, BURST_SECONDS * 1_000_000_000L, proving);
        if (!admitted) {
            limited.increment();
        }
        return admitted;
    }

    /** Whether nothing new is taken from there: it guessed lately, and is heard only for the sake of a running call. */
    public boolean isBanned(String source) {
        boolean banned = bans.ear(source) != BanList.Ear.OPEN;
        if (banned) {
            refused.increment();
        }
        return banned;
    }

    /** Whether this account is refused from there, whatever the password. */
    boolean isLocked(String source, String account) {
        boolean locked = locks.isLocked(source, account, nanos.getAsLong());
        if (locked) {
            refused.increment();
        }
        return locked;
    }

    /** Whether a call for help is judged although its account is locked: enough for people, not for guessing. */
    boolean hearsLocked() {
        long now = nanos.getAsLong();
        long next = helpAt.get();
        return now - next >= 0 && helpAt.compareAndSet(next, now + HELP_PAUSE_NANOS);
    }

    /** A wrong password came from there, in answer to a challenge that only this source has seen. */
    void failed(String source, String host, String account) {
        bans.guessed(source, host);
        if (locks.failed(source, account, nanos.getAsLong()) && bans.ear(source) == BanList.Ear.OPEN) {
            AuthLog.LOG.locked(source);
        }
    }

    /** Hears a source again and forgets what it did. */
    public void lift(String source) {
        bans.lift(source);
        locks.forget(source);
    }

    /** A right one did. */
    void proven(String source) {
        long now = nanos.getAsLong();
        of(source, now).trust(now + TRUST_NANOS);
    }

    /** Forgets what is over. To be called now and then. */
    public void sweep() {
        long now = nanos.getAsLong();
        sources.values().removeIf(source -> source.isForgettable(now));
        locks.sweep(now);
        bans.sweep();
    }

    private Source of(String address, long now) {
        Source known = sources.get(address);
        if (known != null) {
            return known;
        }
        if (sources.size() >= MAX_SOURCES) {
            return strangers;
        }
        return sources.computeIfAbsent(address, a -> new Source(now));
    }

    /** What was counted. */
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("sip.sources.limited", limited.sum());
        all.put("sip.sources.refused", refused.sum());
        bans.addCounters(all);
        return all;
    }

    /** How many sources are remembered. */
    public int size() {
        return sources.size();
    }

    /** How many are banned now. */
    public long banned() {
        return bans.active();
    }
}
