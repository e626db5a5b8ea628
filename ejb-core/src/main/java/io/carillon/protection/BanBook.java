package io.carillon.protection;

import io.carillon.contract.BanState;
import io.carillon.contract.SourceBan;
import io.carillon.store.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keeps three places of one mind: the switch, which finds out, the database, which remembers and which other nodes
 * read, and this book, which knows what both were last told. Not safe for several threads at once.
 */
final class BanBook {
    private final Map<String, KnownBan> known = new TreeMap<>();
    private final Predicate<String> home;
    private final String node;
    private long version;

    /**
     * @param home whether a telephone is registered from a source now
     * @param node who is said to have banned
     */
    BanBook(Predicate<String> home, String node) {
        this.home = home;
        this.node = node;
    }

    /** The switch, as far as bans go. */
    interface Gate {
        /** @see io.carillon.contract.SwitchConnection#bans */
        Optional<BanState> bans(long seen);

        /** @see io.carillon.contract.SwitchConnection#ban */
        boolean ban(SourceBan ban);

        /** @see io.carillon.contract.SwitchConnection#lift */
        void lift(String source);
    }

    /** All bans that are known, by source. */
    Collection<KnownBan> all() {
        return List.copyOf(known.values());
    }

    Optional<KnownBan> find(String source) {
        return Optional.ofNullable(known.get(source));
    }

    /** This ban is written down. */
    void put(KnownBan ban) {
        known.put(ban.ban().source(), ban);
    }

    /** This source is not banned any more. */
    void remove(String source) {
        known.remove(source);
    }

    /**
     * What the switch has found out since it was last asked, and has to be written down. It is told what it does not
     * know, because it was replaced; a house that has a telephone is heard again.
     */
    List<KnownBan> learn(Gate gate, Instant now) {
        BanState state = gate.bans(version).orElse(null);
        if (state == null) {
            return List.of();
        }
        List<KnownBan> found = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (SourceBan ban : state.bans()) {
            there.add(ban.source());
            KnownBan before = known.get(ban.source());
            if (before == null || !before.ban().until().equals(micros(ban.until()))) {
                if (home.test(ban.source()) && ban.reason() != SourceBan.Reason.ADMINISTRATOR) {
                    gate.lift(ban.source());
                } else {
                    found.add(new KnownBan(exact(ban), node));
                }
            }
        }
        known.values().stream()
                .map(KnownBan::ban)
                .filter(ban -> !there.contains(ban.source()) && !ban.isForgotten(now))
                .forEach(gate::ban);
        version = state.version();
        return found;
    }

    /** When not everything that the switch said could be written down, it is asked for all of it again. */
    void askAgainUnless(boolean writtenDown) {
        if (!writtenDown) {
            version = 0;
        }
    }

    /** The database says this: other nodes have banned and lifted. */
    void reconcile(Gate gate, List<KnownBan> rows, Instant now) {
        Map<String, KnownBan> next = new HashMap<>();
        for (KnownBan row : rows) {
            if (!row.ban().isForgotten(now)) {
                next.put(row.ban().source(), row);
            }
        }
        for (String source : List.copyOf(known.keySet())) {
            if (!next.containsKey(source)) {
                known.remove(source);
                gate.lift(source);
            }
        }
        next.forEach((source, row) -> {
            if (!row.equals(known.put(source, row))) {
                gate.ban(row.ban());
            }
        });
    }

    private static SourceBan exact(SourceBan ban) {
        return new SourceBan(ban.source(), micros(ban.since()), micros(ban.until()), ban.times(), ban.reason());
    }

    private static Instant micros(Instant instant) {
        return Columns.micros(instant);
    }
}
