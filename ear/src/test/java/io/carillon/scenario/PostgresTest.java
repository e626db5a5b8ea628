package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.server.CarillonServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same archives on PostgreSQL, chosen by three properties; and what happens when it goes away. */
class PostgresTest {
    private static final int PORT = 15_432;
    /** The next look of a node at the table, and a second or two for a machine that does other things. */
    private static final Duration SPREAD = Duration.ofSeconds(5);

    @Test
    void callsAreRecordedInPostgresAndGoOnWhileItIsAway() throws Exception {
        try (Postgres postgres = Postgres.fresh("postgres-data", PORT);
                CarillonServer server = postgres.usedBy(CarillonServer.fresh("postgres", 8000)).start()) {
            assertThat(server.errors()).isEmpty();
            Installation carillon = server.installation();
            var a = carillon.line();
            var b = carillon.line();
            try (Phone alice = a.registered();
                    Phone bob = b.registered()) {
                Talk.between(alice, bob).hangUp();
                assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
                assertThat(postgres.number("select count(*) from cdr")).isEqualTo(1);

                aRefusedRecordIsKeptAndStoredOnceItIsTriedAgain(carillon, postgres, alice, bob);
                whoIsBannedByOneNodeIsBannedByAll(carillon, postgres);

                postgres.close();
                Talk whileAway = Talk.between(bob, alice);
                whileAway.hangUp();
                server.awaitHealth("ready", 503);
                server.awaitHealth("live", 200);
                postgres.start();
                server.awaitHealth("ready", 200);
                assertThat(carillon.awaitCdr(b.number(), a.number()).getString("hangUpBy")).isEqualTo("CALLER");
                assertThat(postgres.number("select count(*) from cdr")).as("each call once").isEqualTo(4);
            }
        }
    }

    /** The database takes records of everybody but those of a caller it has something against. */
    private static void aRefusedRecordIsKeptAndStoredOnceItIsTriedAgain(
            Installation carillon, Postgres postgres, Phone alice, Phone bob) throws Exception {
        var c = carillon.line();
        postgres.run("alter table cdr add constraint refused check (caller <> '" + c.number() + "')");
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
            assertThat(postgres.number("select count(*) from cdr where call_id = '" + id + "'")).isZero();

            postgres.run("alter table cdr drop constraint refused");
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

    /** Nodes of a house tell one another of bans by this table: what another one writes, and takes out again, holds here. */
    private static void whoIsBannedByOneNodeIsBannedByAll(Installation carillon, Postgres postgres) throws Exception {
        String guesser = "127.0.0.70";
        assertThat(BanSurvivalTest.isHeard(carillon, guesser)).isTrue();
        postgres.run("insert into source_ban (source, begins_at, ends_at, times, reason, banned_by) values ('" + guesser
                + "', now(), now() + interval '1 hour', 1, 'GUESSING', 'another node')");
        await().atMost(SPREAD).until(() -> !BanSurvivalTest.isHeard(carillon, guesser));
        assertThat(carillon.admin().get("/security/bans/" + guesser).expect(200).body()).contains("GUESSING");
        postgres.run("delete from source_ban where source = '" + guesser + "'");
        await().atMost(SPREAD).until(() -> BanSurvivalTest.isHeard(carillon, guesser));
        carillon.admin().post("/security/bans", Api.json(Map.of("source", guesser, "minutes", 60))).expect(201);
        assertThat(postgres.number("select count(*) from source_ban where source = '" + guesser + "'"))
                .as("for the others to read").isEqualTo(1);
        carillon.admin().delete("/security/bans/" + guesser).expect(204);
    }

    private static JsonObject records(JsonObject status) {
        return status.getJsonObject("records");
    }

    private static int deadLetters(JsonObject status) {
        return records(status).getInt("deadLetters");
    }
}
