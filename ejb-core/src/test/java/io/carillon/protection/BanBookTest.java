package io.carillon.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.BanState;
import io.carillon.contract.SourceBan.Reason;
import io.carillon.contract.SourceBan;
import io.carillon.protection.store.BanStore;
import io.carillon.store.Databases.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BanBookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Set<String> homes = new HashSet<>();
    private final BanBook book = new BanBook(homes::contains, "node-a");
    private final Gate gate = new Gate();

    /** A switch that only knows bans. */
    private static final class Gate implements BanBook.Gate {
        final Map<String, SourceBan> bans = new LinkedHashMap<>();
        long version = 1;

        @Override
        public Optional<BanState> bans(long seen) {
            return seen == version ? Optional.empty() : Optional.of(new BanState(version, List.copyOf(bans.values())));
        }

        @Override
        public boolean ban(SourceBan ban) {
            version++;
            bans.put(ban.source(), ban);
            return true;
        }

        @Override
        public void lift(String source) {
            version++;
            bans.remove(source);
        }
    }

    private static SourceBan ban(String source, int seconds, Reason reason) {
        return new SourceBan(source, NOW, NOW.plusSeconds(seconds), 1, reason);
    }

    private static SourceBan ban(String source) {
        return ban(source, 300, Reason.GUESSING);
    }

    private void writeDown(List<KnownBan> found) {
        found.forEach(book::put);
    }

    @Test
    void whatTheSwitchFoundOutIsWrittenDownOnce() {
        gate.ban(ban("198.51.100.7"));
        List<KnownBan> found = book.learn(gate, NOW);
        assertThat(found).containsExactly(new KnownBan(ban("198.51.100.7"), "node-a"));
        writeDown(found);
        assertThat(book.learn(gate, NOW)).isEmpty();
        gate.ban(ban("198.51.100.8"));
        assertThat(book.learn(gate, NOW)).extracting(known -> known.ban().source()).containsExactly("198.51.100.8");
    }

    @Test
    void whatCouldNotBeWrittenDownIsAskedForAgain() {
        gate.ban(ban("198.51.100.7"));
        assertThat(book.learn(gate, NOW)).hasSize(1);
        book.askAgainUnless(false);
        assertThat(book.learn(gate, NOW)).hasSize(1);
    }

    @Test
    void aRestartedSwitchIsToldWhatItForgot() {
        gate.ban(ban("198.51.100.7"));
        writeDown(book.learn(gate, NOW));
        gate.bans.clear();
        gate.version = 77;
        assertThat(book.learn(gate, NOW)).isEmpty();
        assertThat(gate.bans).containsKey("198.51.100.7");
    }

    @Test
    void bansOfOtherNodesAndBeforeARestartReachTheSwitch() {
        KnownBan other = new KnownBan(ban("198.51.100.9"), "node-b");
        book.reconcile(gate, List.of(other), NOW);
        assertThat(gate.bans).containsKey("198.51.100.9");
        assertThat(book.learn(gate, NOW)).as("it is no finding of ours").isEmpty();
        book.reconcile(gate, List.of(), NOW);
        assertThat(gate.bans).as("lifted elsewhere").isEmpty();
        assertThat(book.all()).isEmpty();
    }

    @Test
    void whatIsLongOverIsForgotten() {
        KnownBan old = new KnownBan(ban("198.51.100.9"), "node-b");
        Instant later = NOW.plusSeconds(301).plus(SourceBan.REMEMBERED);
        book.reconcile(gate, List.of(old), later);
        assertThat(book.all()).isEmpty();
        assertThat(gate.bans).isEmpty();
    }

    @Test
    void aHouseWithATelephoneIsHeardAgainUnlessAnAdministratorSaysSo() {
        homes.add("198.51.100.7");
        gate.ban(ban("198.51.100.7"));
        assertThat(book.learn(gate, NOW)).isEmpty();
        assertThat(gate.bans).isEmpty();
        gate.ban(ban("198.51.100.7", 60, Reason.ADMINISTRATOR));
        assertThat(book.learn(gate, NOW)).hasSize(1);
        assertThat(gate.bans).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void bansAndAllowedNetworksAreKept(Database database) throws Exception {
        BanStore store = new BanStore(database.source());
        KnownBan known = new KnownBan(ban("2001:db8:0:1::/64"), "node-a");
        store.put(known);
        KnownBan longer = new KnownBan(
                new SourceBan("2001:db8:0:1::/64", NOW, NOW.plusSeconds(600), 2, Reason.SCANNER), "admin");
        store.put(longer);
        assertThat(store.bans()).containsExactly(longer);
        store.forget(NOW.plusSeconds(601));
        assertThat(store.bans()).isEmpty();
        store.put(known);
        assertThat(store.remove("2001:db8:0:1::/64")).isTrue();
        assertThat(store.remove("2001:db8:0:1::/64")).isFalse();
        store.allow(new AllowedNetwork("office", "192.0.2.0/24"));
        store.allow(new AllowedNetwork("office", "192.0.2.0/25"));
        assertThat(store.allowed()).containsExactly(new AllowedNetwork("office", "192.0.2.0/25"));
        assertThat(store.disallow("office")).isTrue();
        assertThat(store.allowed()).isEmpty();
    }
}
