package io.carillon.sip.auth;

import io.carillon.contract.BanState;
import io.carillon.contract.Cidr;
import io.carillon.contract.SourceBan.Reason;
import io.carillon.contract.SourceBan;
import io.carillon.sip.BanConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Who is not listened to. An offence raises the score of its source, which decays; too high a score is a ban, and each
 * further one lasts twice as long. Only offences are counted whose source is proven: over a connection, or an answer
 * to a challenge that only this source has seen. Anybody can write any address on a datagram, and must not be able to
 * have others banned. Trunks, allowed networks and sources with a registered telephone are never banned for offences.
 *
 * <p>Whether a message comes from a banned source is one look into a hash table. Both tables are bounded: the ban that
 * ends first makes room, and a score that finds no room is not kept.
 */
public final class BanList {
    static final int MOST_BANS = 10_000;
    private static final int MOST_SCORES = 65_536;
    private static final int MOST_DOUBLINGS = 20;
    private static final double MALFORMED_WEIGHT = 0.01;

    private final BanConfig config;
    private final LongSupplier clockMillis;
    private final Predicate<String> trunk;
    private final Map<String, Entry> bans = new ConcurrentHashMap<>();
    private final Map<String, Score> scores = new ConcurrentHashMap<>();
    private final Map<String, Long> registeredUntil = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(System.nanoTime() | 1);
    private final LongAdder banned = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder scanned = new LongAdder();
    private volatile List<Cidr> allowed = List.of();

    /**
     * @param clockMillis wall clock, milliseconds since the epoch
     * @param trunk whether a numeric address is that of a trunk
     */
    public BanList(BanConfig config, LongSupplier clockMillis, Predicate<String> trunk) {
        this.config = config;
        this.clockMillis = clockMillis;
        this.trunk = trunk;
    }

    /** @param spared listened to as far as running calls go, but to nothing new */
    private record Entry(SourceBan ban, long untilMillis, boolean spared) {
        static Entry of(SourceBan ban) {
            return new Entry(ban, ban.until().toEpochMilli(), false);
        }
    }

    private record Score(double value, long atMillis) {
        double at(long now, double halfLifeMillis) {
            return value * Math.pow(0.5, Math.max(0, now - atMillis) / halfLifeMillis);
        }
    }

    /** What to do with a message from there. */
    public enum Ear {
        OPEN,
        /** It has a call for help: whatever belongs to that is heard, and nothing new. */
        HALF,
        SHUT
    }

    /** Whether messages from there are heard. */
    public Ear ear(String source) {
        Entry entry = bans.get(source);
        if (entry == null || entry.untilMillis <= clockMillis.getAsLong()) {
            return Ear.OPEN;
        }
        return entry.spared ? Ear.HALF : Ear.SHUT;
    }

    /** A message was not heard. */
    public void dropped() {
        dropped.increment();
    }

    /** A scanner was heard and not answered. */
    public void scannerHeard() {
        scanned.increment();
    }

    /** A wrong password, whose sender has answered a challenge of ours from there. */
    void guessed(String source, String host) {
        offence(source, host, Reason.GUESSING, 1);
    }

    /** Something that says to be a scanner, from where it says. */
    public void scanned(String source, String host) {
        offence(source, host, Reason.SCANNER, config.offences());
    }

    /** Something that is no SIP, over a connection. */
    public void malformed(String source, String host) {
        offence(source, host, Reason.MALFORMED, MALFORMED_WEIGHT);
    }

    private void offence(String source, String host, Reason reason, double weight) {
        if (isExempt(source, host)) {
            return;
        }
        long now = clockMillis.getAsLong();
        double halfLife = config.halfLife().toMillis();
        boolean room = scores.size() < MOST_SCORES;
        Score score = scores.compute(source, (key, known) -> known == null && !room
                ? null
                : new Score((known == null ? 0 : known.at(now, halfLife)) + weight, now));
        if (score != null && score.value() > config.offences() - 1) {
            scores.remove(source);
            begin(source, reason, now);
        }
    }

    private void begin(String source, Reason reason, long now) {
        Entry before = bans.get(source);
        if (before != null && before.untilMillis > now) {
            return;
        }
        Instant since = Instant.ofEpochMilli(now);
        int times = before == null || before.ban.isForgotten(since) ? 1 : before.ban.times() + 1;
        banned.increment();
        put(new SourceBan(source, since, since.plus(lasts(times)), times, reason));
        AuthLog.LOG.banned(source, reason.name(), times, lasts(times).toSeconds());
    }

    private Duration lasts(int times) {
        Duration time = config.first().multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return time.compareTo(config.longest()) > 0 ? config.longest() : time;
    }

    private void put(SourceBan ban) {
        if (bans.size() >= MOST_BANS && !bans.containsKey(ban.source())) {
            bans.values().stream().min(Comparator.comparingLong(Entry::untilMillis))
                    .ifPresent(first -> bans.remove(first.ban.source()));
        }
        bans.put(ban.source(), Entry.of(ban));
        version.incrementAndGet();
    }

    /** Bans a source that somebody else has found out about. @return false when it is never banned */
    public boolean ban(SourceBan ban) {
        String host = ban.source().endsWith("/64") ? ban.source().substring(0, ban.source().length() - 3) : ban.source();
        if (trunk.test(host) || isAllowed(host)) {
            return false;
        }
        Entry known = bans.get(ban.source());
        if (known == null || !known.ban.equals(ban)) {
            put(ban);
        }
        return true;
    }

    /** Hears a source again and forgets what it did. */
    public void lift(String source) {
        scores.remove(source);
        if (bans.remove(source) != null) {
            version.incrementAndGet();
        }
    }

    /** A call for help has come from a banned source, proven: what belongs to it has to be heard. */
    public void spare(String source) {
        bans.computeIfPresent(source, (key, entry) -> new Entry(entry.ban, entry.untilMillis, true));
    }

    /** A telephone has registered from there; others may live behind the same address. */
    public void registered(String source, Duration lasts) {
        long until = clockMillis.getAsLong() + lasts.toMillis();
        if (registeredUntil.size() < MOST_SCORES || registeredUntil.containsKey(source)) {
            registeredUntil.merge(source, until, Math::max);
        }
    }

    /** These are never banned from now on. */
    public void allow(Collection<String> networks) {
        allowed = networks.stream().map(Cidr::parse).filter(Objects::nonNull).toList();
        liftExempt();
    }

    /** Hears again whom a new configuration says to hear: trunks and allowed networks. */
    public void liftExempt() {
        for (Entry entry : bans.values()) {
            String source = entry.ban.source();
            String host = source.endsWith("/64") ? source.substring(0, source.length() - 3) : source;
            if (trunk.test(host) || isAllowed(host)) {
                lift(source);
            }
        }
    }

    private boolean isExempt(String source, String host) {
        Long registered = registeredUntil.get(source);
        return registered != null && registered > clockMillis.getAsLong() || isAllowed(host) || trunk.test(host);
    }

    /** Whether an administrator has said that this address is never banned. */
    public boolean isAllowed(String host) {
        List<Cidr> networks = allowed;
        if (networks.isEmpty()) {
            return false;
        }
        byte[] address = Cidr.address(host);
        for (Cidr network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** All bans; null when the version is the one that is known already. */
    public BanState state(long known) {
        long now = version.get();
        return now == known ? null : new BanState(now, bans.values().stream().map(Entry::ban).toList());
    }

    /** Forgets what is long over. To be called now and then. */
    void sweep() {
        long now = clockMillis.getAsLong();
        Instant instant = Instant.ofEpochMilli(now);
        if (bans.values().removeIf(entry -> entry.ban.isForgotten(instant))) {
            version.incrementAndGet();
        }
        double halfLife = config.halfLife().toMillis();
        scores.values().removeIf(score -> score.at(now, halfLife) < MALFORMED_WEIGHT);
        registeredUntil.values().removeIf(until -> until <= now);
    }

    void addCounters(Map<String, Long> all) {
        all.put("sip.sources.banned", banned.sum());
        all.put("sip.sources.dropped", dropped.sum());
        all.put("sip.scanners", scanned.sum());
    }

    /** Bans that hold now. */
    long active() {
        long now = clockMillis.getAsLong();
        return bans.values().stream().filter(entry -> entry.untilMillis > now).count();
    }
}
