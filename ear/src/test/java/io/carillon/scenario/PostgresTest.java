package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.server.CarillonServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** The same archives on PostgreSQL, chosen by three properties; and what happens when it goes away. */
class PostgresTest {
    private static final int PORT = 15_432;

    @Test
    void callsAreRecordedInPostgresAndGoOnWhileItIsAway() throws Exception {
        Path data = Path.of(System.getProperty("carillon.test.work")).resolve("postgres-data");
        deleteOld(data);
        EmbeddedPostgres postgres = start(data);
        try (CarillonServer server = CarillonServer.fresh("postgres", 5000)
                .with("carillon.db.driver", "postgresql")
                .with("carillon.db.url", "jdbc:postgresql://127.0.0.1:" + PORT + "/postgres")
                .with("carillon.db.user", "postgres")
                .with("carillon.db.password", "postgres")
                .start()) {
            assertThat(server.errors()).isEmpty();
            Installation carillon = server.installation();
            var a = carillon.line();
            var b = carillon.line();
            try (Phone alice = a.registered();
                    Phone bob = b.registered()) {
                Talk.between(alice, bob).hangUp();
                assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
                assertThat(rows(postgres, "select count(*) from cdr")).isEqualTo(1);

                aRefusedRecordIsKeptAndStoredOnceItIsTriedAgain(carillon, postgres, alice, bob);

                postgres.close();
                Talk whileAway = Talk.between(bob, alice);
                whileAway.hangUp();
                postgres = start(data);
                assertThat(carillon.awaitCdr(b.number(), a.number()).getString("hangUpBy")).isEqualTo("CALLER");
                assertThat(rows(postgres, "select count(*) from cdr")).as("each call once").isEqualTo(4);
            }
        } finally {
            postgres.close();
        }
    }

    /** The database takes records of everybody but those of a caller it has something against. */
    private static void aRefusedRecordIsKeptAndStoredOnceItIsTriedAgain(
            Installation carillon, EmbeddedPostgres postgres, Phone alice, Phone bob) throws Exception {
        var c = carillon.line();
        run(postgres, "alter table cdr add constraint refused check (caller <> '" + c.number() + "')");
        try (Phone carol = c.registered()) {
            Talk.between(carol, bob).hangUp();
            carillon.awaitStatus("dead letter", status -> deadLetters(status) == 1);
            Talk.between(alice, bob).hangUp();
            carillon.awaitStatus("record behind it", status -> records(status).getInt("written") == 2);
            var letter = carillon.admin().get("/cdrs/dead-letters").expect(200).object()
                    .getJsonArray("items").getJsonObject(0);
            assertThat(letter.getString("reason")).contains("refused");
            assertThat(letter.getJsonObject("record").getString("caller")).isEqualTo(c.number());
            String id = letter.getString("id");
            assertThat(rows(postgres, "select count(*) from cdr where call_id = '" + id + "'")).isZero();

            run(postgres, "alter table cdr drop constraint refused");
            carillon.admin().post("/cdrs/dead-letters/" + id + "/retry", null).expect(202);
            carillon.awaitStatus("empty place", status -> deadLetters(status) == 0);
            carillon.admin().get("/cdrs/" + id).expect(200);
            assertThat(carillon.awaitCdr(c.number(), bob.user()).getString("disposition")).isEqualTo("ANSWERED");
            carillon.admin().post("/cdrs/dead-letters/" + id + "/retry", null).expect(404);
            assertThat(carillon.admin().get("/audit?what=" + id).expect(200).body())
                    .contains("cdr.dead-letter.retried", "admin");
            People.loggedIn(carillon, "supervisor").get("/cdrs/dead-letters").expect(403);
        }
    }

    private static JsonObject records(JsonObject status) {
        return status.getJsonObject("records");
    }

    private static int deadLetters(JsonObject status) {
        return records(status).getInt("deadLetters");
    }

    private static EmbeddedPostgres start(Path data) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(PORT)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long rows(EmbeddedPostgres postgres, String query) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void deleteOld(Path data) throws Exception {
        if (Files.exists(data)) {
            try (var walk = Files.walk(data)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
