package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.store.AllowanceStore;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.directory.Invalid;
import io.carillon.feature.Pace;
import io.carillon.store.Databases.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much one extension may call. */
class CallLimitsOfExtensionsTest extends Scenario {
    private void limit(String number, Integer calls, Integer perSecond, Integer perMinute) {
        house.allowances.put(House.aor(number), new Allowance(calls, perSecond, perMinute));
    }

    private void refused(String why) {
        List<Reject> all = house.phones.commands(Reject.class);
        assertThat(all.get(all.size() - 1).cause().text()).isEqualTo(why);
    }

    @Test
    void soManyCallsAtATimeAndNoMore() {
        limit("1001", 1, null, null);
        CallId first = house.talking("1001", "1002");
        house.call("1001", "1003");
        refused("Limit of the extension: 1 calls at a time");
        assertThat(house.phones.commands(Reject.class).get(0).cause().sip()).isEqualTo(403);
        CallId others = house.call("1003", "1004");
        assertThat(house.live(others)).as("another extension").isNotNull();
        house.phones.hangsUp(house.phones.caller(first));
        CallId again = house.call("1001", "1002");
        assertThat(house.live(again)).isNotNull();
        house.phones.hangsUp(house.phones.caller(again));
        house.phones.hangsUp(house.phones.caller(others));
    }

    @Test
    void soManyCallsASecondAndAMinuteWhateverBecomesOfThem() {
        limit("1001", null, 2, null);
        for (int i = 0; i < 2; i++) {
            CallId call = house.call("1001", "1002");
            house.phones.hangsUp(house.phones.caller(call));
        }
        house.call("1001", "1002");
        refused("Limit of the extension: 2 calls a second");
        assertThat(house.phones.commands(Reject.class).get(0).cause()).isEqualTo(
                new Cause(503, 42, "Limit of the extension: 2 calls a second"));
        limit("1003", null, 0, 1);
        CallId call = house.call("1003", "1002");
        house.phones.hangsUp(house.phones.caller(call));
        house.call("1003", "1002");
        refused("Limit of the extension: 1 calls a minute");
    }

    @Test
    void zeroIsNoLimit() {
        limit("1001", 0, 0, 0);
        for (int i = 0; i < 300; i++) {
            CallId call = house.call("1001", "1002");
            assertThat(house.live(call)).isNotNull();
            house.phones.hangsUp(house.phones.caller(call));
        }
    }

    @Test
    void aPaceGivesItsTimeBackEvenly() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
        Pace pace = new Pace(clock::get, Duration.ofMinutes(1).toNanos());
        for (int i = 0; i < 6; i++) {
            assertThat(pace.admits("a", 6, false)).isTrue();
            assertThat(pace.admits("a", 6, true)).isTrue();
        }
        assertThat(pace.admits("a", 6, true)).isFalse();
        assertThat(pace.admits("b", 6, true)).isTrue();
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(pace.admits("a", 6, true)).isTrue();
        assertThat(pace.admits("a", 6, true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void limitsAreKept(Database database) throws Exception {
        database.run("insert into extension (id, tenant, number, display_name, enabled, created_at, changed_at, version)"
                + " values (1, 'default', '1001', 'One', true, current_timestamp, current_timestamp, 1)");
        AllowanceStore store = new AllowanceStore(database.source());
        Aor extension = House.aor("1001");
        store.put(extension, new Allowance(3, null, 0));
        assertThat(store.load()).isEqualTo(Map.of(extension, new Allowance(3, null, 0)));
        store.put(extension, new Allowance(null, 5, null));
        assertThat(store.load()).isEqualTo(Map.of(extension, new Allowance(null, 5, null)));
        store.put(extension, Allowance.USUAL);
        assertThat(store.load()).isEmpty();
    }

    @Test
    void aLimitIsChecked() {
        assertThatThrownBy(() -> new Allowance(-1, null, 2_000_000)).isInstanceOfSatisfying(Invalid.class,
                wrong -> assertThat(wrong.fields()).containsOnlyKeys("calls", "perMinute"));
    }
}
