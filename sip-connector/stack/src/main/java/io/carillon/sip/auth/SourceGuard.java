package io.carillon.sip.auth;

import io.carillon.sip.SipConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Remembers how sources behave: who proved an identity lately may ask as often as it likes, everybody else has a token
 * bucket, and who guesses passwords is refused for a while, even with the right one. The table has a fixed size;
 * sources beyond it share one entry for strangers, so a flood from invented addresses limits itself.
 */
public final class SourceGuard {
    private static final int MAX_SOURCES = 65_536;
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final long TRUST_NANOS = 3_600_000_000_000L;
    /** Bucket depth, in seconds of the rate. */
    private static final int BURST_SECONDS = 3;

    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final int failuresAllowed;
    private final long banNanos;
    private final long nanosPerRequest;
    private final Source strangers;
    private final LongAdder limited = new LongAdder();
    private final LongAdder refusedBanned = new LongAdder();
    private final LongAdder bans = new LongAdder();

    /**
     * @param config limits
     * @param nanos monotonic clock in nanoseconds
     */
    public SourceGuard(SipConfig config, LongSupplier nanos) {
        this.nanos = nanos;
        this.failuresAllowed = config.authFailures();
        this.banNanos = config.authBan().toNanos();
        this.nanosPerRequest = config.requestsPerSecond() == 0 ? 0 : 1_000_000_000L / config.requestsPerSecond();
        this.strangers = new Source(nanos.getAsLong());
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

    /** Whether the source guessed too often lately. */
    public boolean isBanned(String source) {
        Source known = sources.get(source);
        boolean banned = known != null && known.isBanned(nanos.getAsLong());
        if (banned) {
            refusedBanned.increment();
        }
        return banned;
    }

    /** A wrong password came from there. */
    void failed(String source) {
        long now = nanos.getAsLong();
        if (of(source, now).failed(now, WINDOW_NANOS, failuresAllowed, banNanos)) {
            bans.increment();
        }
    }

    /** A right one did. */
    void proven(String source) {
        long now = nanos.getAsLong();
        of(source, now).trust(now + TRUST_NANOS);
    }

    /** Forgets sources that have nothing left to remember. To be called now and then. */
    public void sweep() {
        long now = nanos.getAsLong();
        sources.values().removeIf(source -> source.isForgettable(now, WINDOW_NANOS));
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
        return Map.of(
                "sip.sources.limited", limited.sum(),
                "sip.sources.refused", refusedBanned.sum(),
                "sip.sources.banned", bans.sum());
    }

    /** How many sources are remembered. */
    public int size() {
        return sources.size();
    }
}
