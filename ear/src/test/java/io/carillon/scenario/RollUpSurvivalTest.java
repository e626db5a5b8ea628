package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.server.CarillonServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A server dies in the middle of the roll-up. That it is the middle is certain: the test holds the row of an hour half
 * way through, so the job has committed what came before, waits there, and is killed while it waits.
 */
class RollUpSurvivalTest {
    private static final int CALLS = 6000;
    private static final int SECONDS_BETWEEN = 30;
    private static final String HOUR_HALF_WAY = "timestamp with time zone '2026-03-02 01:00:00+00'";
    private static final String JOB = "/jobs/cdr-rollup/executions";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aJobThatWasKilledHalfWayGoesOnWhereItWasAndCountsNothingTwice() throws Exception {
        try (Postgres postgres = Postgres.fresh("roll-up-data", 15_433);
                CarillonServer server = postgres.usedBy(CarillonServer.fresh("roll-up", 6000)).start()) {
            Installation carillon = server.installation();
            String number = carillon.line().number();
            long killed;
            long counted;
            try (Connection holder = postgres.connect()) {
                record(postgres, holder, number);
                killed = startedExecution(carillon);
                await("the job to reach the row that is held", () -> waitingForLock(postgres) == 1);
                counted = watermark(postgres);
                assertThat(counted).as("half-way").isBetween(1L, CALLS - 1L);
                assertThat(latest(carillon).getString("status")).isEqualTo("STARTED");
                server.kill9();
            }
            await("the database to drop what the dead server had begun", () -> sessionsOfServers(postgres) == 0);
            assertThat(watermark(postgres)).as("only what was committed counts").isEqualTo(counted);

            server.start();
            carillon = server.installation();
            restart(carillon, killed);
            awaitCompletion(carillon);
            assertThat(readAfter(carillon, killed)).as("calls read after the restart").isEqualTo(CALLS - counted);
            assertSumsAreThoseOfTheRecords(postgres, carillon, number);
        }
    }

    /** Thousands of finished calls over fifty hours, and a lock on the sums of an hour in the middle. */
    private static void record(Postgres postgres, Connection holder, String number) throws SQLException {
        String at = "timestamp with time zone '2026-03-01 00:00:00+00' + g * interval '" + SECONDS_BETWEEN + " seconds'";
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("insert into rollup_hour values ('default', " + HOUR_HALF_WAY
                    + ", '', 'INTERNAL', 0, 0, 0, 0, 0)");
            holder.commit();
            statement.execute("select * from rollup_hour for update");
        }
        postgres.run("insert into cdr select g, 'roll-' || g, 'default', 'INTERNAL', '" + number
                + "', '', '99999', t, null, case when g % 3 > 0 then t end, t, case when g % 3 > 0 then g % 100 else 0 end,"
                + " case when g % 3 > 0 then 'ANSWERED' else 'BUSY' end, 'CALLER', 200, 16, '', ''"
                + " from (select g, " + at + " as t from generate_series(1, " + CALLS + ") g) calls");
    }

    /** The clock of the server may have been faster. */
    private static long startedExecution(Installation carillon) throws Exception {
        assertThat(carillon.admin().post(JOB, null).status()).isIn(202, 409);
        return latest(carillon).getJsonNumber("id").longValue();
    }

    /** Unless the clock of the server has begun to count what is left: then there is nothing to restart. */
    private static void restart(Installation carillon, long execution) throws Exception {
        Api.Reply reply = carillon.admin().post(JOB + "/" + execution + "/restart", null);
        assertThat(reply.status()).as(reply.body()).isIn(202, 409);
    }

    private static JsonObject latest(Installation carillon) throws Exception {
        return executions(carillon).get(0);
    }

    private static List<JsonObject> executions(Installation carillon) throws Exception {
        return carillon.admin().get(JOB).expect(200).object().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static void awaitCompletion(Installation carillon) throws Exception {
        await("the job to complete", () -> latest(carillon).getString("status").equals("COMPLETED"));
    }

    private static long readAfter(Installation carillon, long killed) throws Exception {
        return executions(carillon).stream()
                .filter(one -> one.getJsonNumber("id").longValue() > killed)
                .mapToLong(one -> one.getJsonNumber("itemsRead").longValue())
                .sum();
    }

    private static void assertSumsAreThoseOfTheRecords(Postgres postgres, Installation carillon, String number)
            throws Exception {
        String whole = "/reports/rollups?granularity=day";
        assertThat(callsOf(carillon, whole)).as("each call once for the house").isEqualTo(CALLS);
        assertThat(callsOf(carillon, whole + "&extension=*")).as("and once for each of its extensions").isGreaterThan(CALLS);
        for (String extension : List.of("", number)) {
            assertThat(rows(postgres, "select date_trunc('hour', started_at at time zone 'UTC'), count(*),"
                            + " count(answered_at), sum(billable_seconds) from cdr group by 1 order by 1"))
                    .hasSize(51)
                    .isEqualTo(rows(postgres, "select start_at at time zone 'UTC', calls, answered, seconds from rollup_hour"
                            + " where extension = '" + extension + "' order by 1"));
            assertThat(callsOf(carillon, whole + "&extension=" + extension))
                    .as("calls of '" + extension + "' as the API tells them").isEqualTo(CALLS);
        }
        assertThat(watermark(postgres)).isEqualTo(CALLS);
    }

    private static long callsOf(Installation carillon, String query) throws Exception {
        List<JsonObject> days = carillon.admin().get(query).expect(200).object()
                .getJsonArray("items").getValuesAs(JsonObject.class);
        return days.stream().mapToLong(day -> day.getJsonNumber("calls").longValue()).sum();
    }

    private static List<String> rows(Postgres postgres, String query) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4));
            }
            return rows;
        }
    }

    private static long watermark(Postgres postgres) throws SQLException {
        return postgres.number("select seq from job_watermark where job = 'cdr-rollup'");
    }

    private static long waitingForLock(Postgres postgres) throws SQLException {
        return postgres.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    }

    private static long sessionsOfServers(Postgres postgres) throws SQLException {
        return postgres.number("select count(*) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
