package io.carillon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.access.store.ApiKeyStore;
import io.carillon.access.store.FactorStore;
import io.carillon.access.store.FactorStore.Factor;
import io.carillon.access.store.LoginLinkStore;
import io.carillon.access.store.RepeatStore;
import io.carillon.access.store.SessionStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Conflict;
import io.carillon.directory.TooManyAttempts;
import io.carillon.store.Databases.Database;
import io.carillon.trunk.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, logins and second factors on both kinds of database. */
class AccessTest {
    private static final Tenant HOUSE = new Tenant("house");
    private static final Tenant OTHER = new Tenant("other");
    private static final Account ANN = new Account("ann", HOUSE, Set.of("user"), true, 3);
    private static final Account EVE = new Account("eve", HOUSE, Set.of("user"), true, 3);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aKeyOpensUntilItIsVoidAndIsKeptAsAHashOnly(Database database) {
        ApiKeyStore store = new ApiKeyStore(database.source());
        ApiKeys keys = new ApiKeys(store);
        ApiKeys.Made made = keys.make(HOUSE, "erp", Set.of("admin", "auditor"), NOW.plusSeconds(60), "ann");
        assertThat(made.token()).matches("ck_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(database.number("select count(*) from api_key where hash like '%"
                + made.token().substring(16) + "%'")).isZero();
        assertThat(keys.check(made.token(), NOW)).hasValueSatisfying(key -> {
            assertThat(key.roles()).containsExactlyInAnyOrder("admin", "auditor");
            assertThat(key.tenant()).isEqualTo(HOUSE);
        });
        assertThat(keys.page(HOUSE, null, 10).get(0).lastUsedAt()).isEqualTo(NOW);
        assertThat(keys.check(made.token().substring(0, made.token().length() - 1) + "!", NOW)).isEmpty();
        assertThat(keys.check(made.token().replace(made.token().substring(20), "A".repeat(39)), NOW)).isEmpty();
        assertThat(keys.check(made.token(), NOW.plusSeconds(60))).as("void").isEmpty();
        assertThat(keys.check(null, NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aNameIsTakenOnceForEachTenantAndOthersDeleteNothing(Database database) {
        ApiKeyStore store = new ApiKeyStore(database.source());
        ApiKeys keys = new ApiKeys(store);
        ApiKeys.Made made = keys.make(HOUSE, "erp", Set.of("admin"), null, "ann");
        assertThatThrownBy(() -> keys.make(HOUSE, "erp", Set.of("admin"), null, "ann")).isInstanceOf(Conflict.class);
        keys.make(OTHER, "erp", Set.of("admin"), null, "eve");
        assertThat(store.delete(OTHER, made.key().id())).isFalse();
        assertThat(store.delete(HOUSE, made.key().id())).isTrue();
        assertThat(keys.page(HOUSE, null, 10)).isEmpty();
        assertThat(keys.page(OTHER, null, 10)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aLoginThatIsEndedIsRefusedAtOnceAndByItsOwnerOnly(Database database) {
        Sessions sessions = new Sessions(new SessionStore(database.source()));
        Instant now = Instant.now();
        sessions.begun(new LoginSession("a", HOUSE, "ann", now, now.plusSeconds(3600), "192.0.2.1", "browser"));
        sessions.begun(new LoginSession("b", HOUSE, "bob", now, now.plusSeconds(3600), "192.0.2.2", null));
        assertThat(sessions.page(HOUSE, null, null, 10)).extracting(LoginSession::id).containsExactly("a", "b");
        assertThat(sessions.page(HOUSE, "bob", null, 10)).extracting(LoginSession::id).containsExactly("b");
        assertThat(sessions.page(OTHER, null, null, 10)).isEmpty();
        assertThat(sessions.isRevoked("a", now)).isFalse();
        assertThat(sessions.end(HOUSE, "bob", "a")).isFalse();
        assertThat(sessions.end(OTHER, null, "a")).isFalse();
        assertThat(sessions.end(HOUSE, "ann", "a")).isTrue();
        assertThat(sessions.isRevoked("a", now)).isTrue();
        assertThat(sessions.page(HOUSE, null, null, 10)).extracting(LoginSession::id).containsExactly("b");
        assertThat(new Sessions(new SessionStore(database.source())).isRevoked("a", now)).as("elsewhere").isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aLoginGoesOnUntilItIsEndedOrHasLastedItsTwelveHours(Database database) {
        Sessions sessions = new Sessions(new SessionStore(database.source()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant first = now.plusSeconds(3600);
        sessions.begun(new LoginSession("c", HOUSE, "ann", now, first, "192.0.2.1", "browser"));
        Instant wanted = now.plusSeconds(6480);
        assertThat(sessions.prolong(HOUSE, "ann", "c", first, wanted)).contains(wanted);
        assertThat(sessions.page(HOUSE, "ann", null, 10)).extracting(LoginSession::expiresAt).containsExactly(wanted);
        assertThat(sessions.prolong(HOUSE, "eve", "c", first, wanted)).as("of another").isEmpty();
        assertThat(sessions.prolong(OTHER, "ann", "c", first, wanted)).as("of another house").isEmpty();
        assertThat(sessions.prolong(HOUSE, "ann", "d", first, wanted)).as("never begun").isEmpty();
        Instant last = now.plus(Duration.ofHours(12));
        assertThat(sessions.prolong(HOUSE, "ann", "c", last.minusSeconds(720), last.plusSeconds(2880))).contains(last);
        assertThatThrownBy(() -> sessions.prolong(HOUSE, "ann", "c", last, last.plusSeconds(2880)))
                .isInstanceOf(Conflict.class).hasMessageContaining("12 hours");
        assertThat(sessions.end(HOUSE, "ann", "c")).isTrue();
        assertThat(sessions.prolong(HOUSE, "ann", "c", first, wanted)).as("ended").isEmpty();
        assertThat(sessions.isRevoked("c", last.minusSeconds(1))).as("as long as its last token is good").isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aCodeIsTakenByOneOfTwo(Database database) {
        FactorStore store = new FactorStore(database.source());
        Factor begun = new Factor("ann", HOUSE, new Sealed("box"), false, 0, List.of());
        store.begin(begun);
        store.begin(begun);
        assertThat(store.step(begun, 100, true, List.of("one", "two"))).isTrue();
        assertThat(store.step(begun, 100, true, List.of())).as("somebody was quicker").isFalse();
        Factor now = store.find("ann").orElseThrow();
        assertThat(now).isEqualTo(new Factor("ann", HOUSE, new Sealed("box"), true, 100, List.of("one", "two")));
        assertThat(store.delete(OTHER, "ann")).isFalse();
        assertThat(store.delete(HOUSE, "ann")).isTrue();
        assertThat(store.find("ann")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void anAnswerIsKeptForItsSenderUntilItIsForgotten(Database database) {
        RepeatStore store = new RepeatStore(database.source());
        Repeated.Key key = new Repeated.Key(HOUSE, "ann", "k");
        Repeated first = new Repeated(key, "/api/sites x", 201, "http://here/api/sites/a", "\"1\"", "box", NOW);
        store.put(first);
        assertThat(store.find(key)).contains(first);
        assertThat(store.find(new Repeated.Key(OTHER, "ann", "k"))).isEmpty();
        assertThat(store.find(new Repeated.Key(HOUSE, "bob", "k"))).isEmpty();
        Repeated next = new Repeated(key, "/api/sites y", 204, null, null, null, NOW.plusSeconds(60));
        store.put(next);
        assertThat(store.find(key)).contains(next);
        assertThat(store.forget(NOW.plusSeconds(60))).isZero();
        assertThat(store.forget(NOW.plusSeconds(61))).isOne();
        assertThat(store.find(key)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aLinkOpensOnceForAWhileAndIsKeptAsAHashOnly(Database database) {
        LoginLinks links = links(database);
        String token = links.make(ANN, Duration.ofMinutes(10), "bob");
        Instant now = Instant.now();
        assertThat(token).matches("cl_[A-Za-z0-9_-]{43}");
        assertThat(database.number("select count(*) from login_link where hash like '%" + token.substring(3) + "%'")).isZero();
        LoginLink link = links.find(token, "here", now).orElseThrow();
        assertThat(link.username()).isEqualTo("ann");
        assertThat(link.tenant()).isEqualTo(HOUSE);
        assertThat(link.createdBy()).isEqualTo("bob");
        assertThat(links.find(token, "here", now.plusSeconds(660))).as("its time is over").isEmpty();
        assertThat(links.find(token.substring(0, 45) + "!", "here", now)).isEmpty();
        assertThat(links.take(token)).isTrue();
        assertThat(links.take(token)).as("somebody was quicker").isFalse();
        assertThat(links.find(token, "here", now)).as("used").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aNewerLinkVoidsTheOneBeforeOfThatAccountAlone(Database database) {
        LoginLinks links = links(database);
        String first = links.make(ANN, Duration.ofMinutes(10), "bob");
        String other = links.make(EVE, Duration.ofMinutes(10), "bob");
        String second = links.make(ANN, Duration.ofMinutes(10), "bob");
        Instant now = Instant.now();
        assertThat(links.find(first, "here", now)).isEmpty();
        assertThat(links.find(other, "here", now)).isPresent();
        assertThat(links.find(second, "here", now)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aLinkOpensTheAccountItWasMadeForAsItWasThen(Database database) {
        LoginLinks links = links(database);
        String token = links.make(ANN, Duration.ofMinutes(10), "bob");
        LoginLink link = links.find(token, "here", Instant.now()).orElseThrow();
        assertThat(link.opens(ANN)).isTrue();
        assertThat(link.opens(EVE)).isFalse();
        assertThat(link.opens(new Account("ann", HOUSE, Set.of("user"), true, 4))).as("it has changed").isFalse();
        assertThat(link.opens(new Account("ann", HOUSE, Set.of("user"), false, 3))).as("it is switched off").isFalse();
        assertThat(link.opens(new Account("ann", OTHER, Set.of("user"), true, 3))).as("of another tenant").isFalse();
        database.run("delete from account where username = 'ann'");
        assertThat(links.find(token, "here", Instant.now())).as("who comes back by that name has none").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoTriesLinksThatOpenNothingHasToWait(Database database) {
        LoginLinks links = links(database);
        String token = links.make(ANN, Duration.ofMinutes(10), "bob");
        Instant now = Instant.now();
        for (int i = 0; i < 5; i++) {
            assertThat(links.find("cl_" + "A".repeat(43), "there", now)).isEmpty();
        }
        assertThatThrownBy(() -> links.find(token, "there", now)).isInstanceOf(TooManyAttempts.class);
        assertThat(links.find(token, "here", now)).as("from elsewhere").isPresent();
    }

    private static LoginLinks links(Database database) {
        for (Account account : List.of(ANN, EVE)) {
            database.run("insert into account (username, tenant, password_hash, enabled, created_at, changed_at, version) values"
                    + " ('" + account.username() + "', '" + account.tenant().name() + "', 'none', true, current_timestamp,"
                    + " current_timestamp, " + account.version() + ")");
        }
        return new LoginLinks(new LoginLinkStore(database.source()));
    }
}
