package io.carillon.emergency.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.emergency.EmergencyRecord;
import io.carillon.emergency.PendingNotice;
import io.carillon.store.Databases.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmergencyStoreTest {
    private static EmergencyRecord call(String id, int second) {
        return new EmergencyRecord(new CallId(id), Tenant.DEFAULT, Instant.ofEpochSecond(1_800_000_000L + second), "1001",
                "Ann", "9911", "911", "berlin", "Weg 1", "+4930555", "carrier", false);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theDatabaseItselfRefusesToDeleteARecord(Database database) {
        EmergencyStore store = new EmergencyStore(database.source());
        store.write(call("c1", 1), List.of());
        store.write(call("c2", 2), List.of());
        store.write(call("c3", 3), List.of());
        for (String id : new String[] {"c1", "c2", "c3"}) {
            assertThatThrownBy(() -> database.run("delete from emergency_call where call_id = '" + id + "'"))
                    .as(id).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> database.run("delete from emergency_call")).isInstanceOf(IllegalStateException.class);
        assertThat(database.number("select count(*) from emergency_call")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoHasToBeToldIsStoredWithTheRecordAndOnlyOnce(Database database) {
        EmergencyStore store = new EmergencyStore(database.source());
        Instant at = call("c1", 1).at();
        PendingNotice mail = new PendingNotice("c1/1", new CallId("c1"), PendingNotice.Way.MAIL, "desk@house.example",
                "Grüße", "x".repeat(9_000), at, 0);
        PendingNotice event = new PendingNotice(
                "c1/0", new CallId("c1"), PendingNotice.Way.EVENT, "OUTBOUND", "", "{}", at, 0);
        store.write(call("c1", 1), List.of(mail, event));
        store.write(call("c1", 1), List.of(mail, event));
        assertThat(store.due(at, 10)).extracting(PendingNotice::id).containsExactly("c1/0", "c1/1");
        assertThat(store.due(at, 10).get(1).body()).hasSize(8_000);
        assertThat(store.due(at.minusSeconds(1), 10)).isEmpty();
        store.later("c1/1", at.plusSeconds(4));
        store.done("c1/0");
        assertThat(store.due(at, 10)).isEmpty();
        assertThat(new EmergencyStore(database.source()).due(at.plusSeconds(4), 10))
                .singleElement().satisfies(left -> assertThat(left.attempts()).isEqualTo(1));
        assertThat(store.find(new CallId("c1"))).isEqualTo(call("c1", 1));
        assertThatThrownBy(() -> database.run("delete from emergency_call")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aRepeatChangesNothingAndPagesAreNewestFirst(Database database) {
        EmergencyStore store = new EmergencyStore(database.source());
        store.write(call("c1", 1), List.of());
        store.write(call("c2", 2), List.of());
        store.write(call("c1", 1), List.of());
        assertThat(store.page(Tenant.DEFAULT, null, 10)).containsExactly(call("c2", 2), call("c1", 1));
        assertThat(store.page(Tenant.DEFAULT, "c2", 10)).containsExactly(call("c1", 1));
        assertThat(store.page(new Tenant("other"), null, 10)).isEmpty();
    }
}
