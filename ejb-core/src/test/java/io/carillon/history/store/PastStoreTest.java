package io.carillon.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.directory.store.AuditNotes;
import io.carillon.history.Past.Book;
import io.carillon.history.Past.Line;
import io.carillon.store.Databases.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PastStoreTest {
    private static final Tenant ACME = new Tenant("acme");

    private final List<String> told = new ArrayList<>();

    private PastStore store(Database database) {
        return new PastStore(database.source(), new AuditNotes() {
            @Override
            public void write(Tenant tenant, String who, String action, String subject) {
                told.add(tenant + " " + action + " " + subject);
            }
        });
    }

    private static void change(Database database, long id, String tenant, String thing, String becomes, int daysAgo) {
        database.run("insert into plan_change (id, tenant, kind, name, who, changed_at, was, becomes) values (" + id + ", '"
                + tenant + "', '" + thing.replace("/", "', '") + "', 'ann', " + ago(daysAgo) + ", '{}', " + becomes + ")");
    }

    private static void deed(Database database, long id, String tenant, String what, int daysAgo) {
        database.run("insert into audit (id, at_time, tenant, who, action, subject) values (" + id + ", " + ago(daysAgo) + ", '"
                + tenant + "', 'ann', '" + what.replace("/", "', '") + "')");
    }

    private static String ago(int days) {
        return "timestamp with time zone '" + Instant.now().minus(Duration.ofDays(days)).toString().replace("T", " ")
                .replaceAll("\\.[0-9]+Z|Z", "+00:00") + "'";
    }

    private static List<Long> ids(List<Line> lines) {
        return lines.stream().map(Line::id).toList();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsStillNeededStaysHoweverOldItIs(Database database) {
        change(database, 1, "default", "trunk/old", "'{}'", 400);
        change(database, 2, "default", "trunk/old", "'{}'", 390);
        change(database, 3, "default", "trunk/gone", "'{}'", 400);
        change(database, 4, "default", "trunk/gone", "null", 380);
        change(database, 5, "default", "site/hall", "'{}'", 400);
        change(database, 6, "default", "site/hall", "null", 400);
        change(database, 7, "default", "trunk/old", "'{}'", 10);
        change(database, 8, "default", "trunk/kept", "'{}'", 400);
        PastStore store = store(database);
        Instant before = Instant.now().minus(Duration.ofDays(365));
        List<Line> due = store.due(Book.HISTORY, null, before, 100);
        assertThat(ids(due)).as("not 7, which is young, nor 8, by which a trunk that is there is put back, nor places of calls"
                + " for help").containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(ids(store.due(Book.HISTORY, null, before, 2))).hasSize(2);
        assertThat(store.newestGone(Tenant.DEFAULT)).isZero();
        assertThat(store.purge(Book.HISTORY, due, "job")).isEqualTo(4);
        assertThat(store.newestGone(Tenant.DEFAULT)).isEqualTo(4);
        assertThat(store.newestGone(ACME)).isZero();
        assertThat(told).containsExactly("default history.purged 4 rows");
        assertThat(store.purge(Book.HISTORY, due, "job")).as("the same once more").isZero();
        assertThat(store.due(Book.HISTORY, null, before, 100)).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(database.number("select count(*) from plan_change")).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aTenantWithATimeOfItsOwnIsHeldToThatAndOneThatIsGoneToThatOfTheServer(Database database) {
        database.run("insert into customer (name, display_name, enabled, realm, most_extensions, most_users, most_calls,"
                + " created_at, changed_at, version, history_days, audit_days) values ('acme', 'Acme', true, 'a.example', 0, 0, 0,"
                + " current_timestamp, current_timestamp, 1, 0, 30)");
        deed(database, 1, "acme", "trunk.created/t", 40);
        deed(database, 2, "acme", "trunk.created/t", 20);
        deed(database, 3, "default", "trunk.created/t", 40);
        deed(database, 4, "left", "trunk.created/t", 400);
        PastStore store = store(database);
        assertThat(store.own(Book.AUDIT)).containsExactly(new PastStore.Own(ACME, 30));
        assertThat(store.own(Book.HISTORY)).isEmpty();
        assertThat(ids(store.due(Book.AUDIT, ACME, Instant.now().minus(Duration.ofDays(30)), 9))).containsExactly(1L);
        List<Line> others = store.due(Book.AUDIT, null, Instant.now().minus(Duration.ofDays(365)), 9);
        assertThat(ids(others)).containsExactly(4L);
        assertThat(store.purge(Book.AUDIT, others, "job")).isEqualTo(1);
        assertThat(told).as("a tenant that is gone gets no new lines").containsExactly("default audit.purged 1 row of left");
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theAuditOfCallsForHelpAndOfRecordingsOnHoldStays(Database database) {
        database.run("insert into recording values ('held', 'c', 'default', 'INTERNAL', 'a', 'b', '', '', '', '', current_timestamp,"
                + " 1, 1, 8000, 2, 0, 'CALL_ENDED', '', '', null, true, false)");
        deed(database, 1, "default", "emergency.changed/emergency", 5000);
        deed(database, 2, "default", "site.deleted/hall", 5000);
        deed(database, 3, "default", "recording.heard/held", 5000);
        deed(database, 4, "default", "recording.heard/other", 5000);
        PastStore store = store(database);
        List<Line> due = store.due(Book.AUDIT, null, Instant.now(), 9);
        assertThat(ids(due)).containsExactly(4L);
        List<Line> since = List.of(new Line(Tenant.DEFAULT, 3), new Line(Tenant.DEFAULT, 4));
        assertThat(store.purge(Book.AUDIT, since, "job")).as("put on hold since it was read").isEqualTo(1);
        assertThat(database.number("select count(*) from audit")).isEqualTo(3);
    }
}
