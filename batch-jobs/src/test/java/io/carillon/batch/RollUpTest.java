package io.carillon.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.carillon.batch.RollUpQuery.Grain;
import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import io.carillon.store.Databases.Database;
import jakarta.ejb.EJBException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roll-up on both kinds of database, chunk by chunk as the server runs it. */
@ParameterizedClass
@MethodSource("io.carillon.store.Databases#each")
class RollUpTest {
    private static final String CDR = "recorded_seq, call_id, tenant, direction, caller, caller_name, callee, started_at,"
            + " ringing_at, answered_at, ended_at, billable_seconds, disposition, hang_up_by, cause_sip, cause_q850,"
            + " cause_text, explain";
    private static final String LEG = "call_id, position, leg_id, direction, party, sip_call_id, started_at, ringing_at,"
            + " answered_at, ended_at, cause_sip, cause_q850, cause_text, codec, clock_rate, packets_received,"
            + " packets_sent, packets_lost, packets_foreign, jitter_ms, round_trip_ms, mos";

    private static final Instant START = Instant.parse("2026-03-01T22:30:00Z");
    private static final int CALLS = 57;
    private static final int CHUNK = 10;

    private final CallShares shares = new CallShares((tenant, number) -> Set.of("1001", "1002").contains(number));
    private final Database rows;
    private final DataSource database;

    RollUpTest(Database rows) {
        this.rows = rows;
        this.database = rows.source();
    }

    @BeforeEach
    void calls() throws SQLException {
        for (String table : List.of("rollup_hour", "rollup_day", "cdr_leg", "cdr")) {
            rows.run("delete from " + table);
        }
        rows.run("update job_watermark set seq = 0");
        try (Connection connection = database.getConnection()) {
            for (int i = 1; i <= CALLS; i++) {
                insertCall(connection, i, START.plusSeconds(i * 120L), i % 3 == 0 ? "BUSY" : "ANSWERED", i % 2 == 0 ? "1002" : "99999");
            }
        }
    }

    @Test
    void everyCallCountsOnceForItsHourAndItsDay() throws SQLException {
        run(Integer.MAX_VALUE, false);
        List<RollUp> days = list(Grain.DAY, "");
        assertThat(days).extracting(RollUp::start)
                .containsExactly(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(days.stream().mapToLong(RollUp::calls).sum()).isEqualTo(CALLS);
        assertThat(days.stream().mapToLong(RollUp::answered).sum()).isEqualTo(38);
        assertThat(days.stream().mapToLong(RollUp::seconds).sum()).isEqualTo(380);
        assertThat(list(Grain.HOUR, "").stream().mapToLong(RollUp::calls).sum()).isEqualTo(CALLS);
        assertThat(list(Grain.HOUR, "")).hasSize(3);
        assertThat(days.get(0).acd()).isEqualTo(10);
        assertThat(days.get(0).mosAverage()).isCloseTo(4.2, within(1e-9));
    }

    @Test
    void internalCallCountsForBothExtensionsButNotForNumbersThatAreNone() throws SQLException {
        run(Integer.MAX_VALUE, false);
        assertThat(list(Grain.DAY, "1001").stream().mapToLong(RollUp::calls).sum()).isEqualTo(CALLS);
        assertThat(list(Grain.DAY, "1002").stream().mapToLong(RollUp::calls).sum()).isEqualTo(28);
        assertThat(list(Grain.DAY, "99999")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void killedBeforeTheCommitOfAnyChunkItCountsNothingTwice(int chunk) throws SQLException {
        run(chunk, true);
        run(Integer.MAX_VALUE, false);
        everyCallCountsOnceForItsHourAndItsDay();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void killedAfterTheCommitOfAnyChunkItCountsNothingTwice(int chunk) throws SQLException {
        run(chunk, false);
        run(Integer.MAX_VALUE, false);
        everyCallCountsOnceForItsHourAndItsDay();
    }

    @Test
    void readerAndWriterOfTheJobAgreeWithARunOverTheTablesOnEveryRow() throws SQLException {
        runOfReaderAndWriter();
        everyCallCountsOnceForItsHourAndItsDay();
        internalCallCountsForBothExtensionsButNotForNumbersThatAreNone();
        assertThat(new RollUpStore(database).watermark()).isEqualTo(CALLS);
        runOfReaderAndWriter();
        everyCallCountsOnceForItsHourAndItsDay();
    }

    /** What the server does with reader and writer when nothing goes wrong. */
    private void runOfReaderAndWriter() {
        CdrRollUpReader reader = new CdrRollUpReader(new RollUpStore(database));
        CdrRollUpWriter writer = new CdrRollUpWriter(new RollUpStore(database));
        reader.open(null);
        List<Object> chunk = new ArrayList<>();
        for (Object call = reader.readItem(); call != null; call = reader.readItem()) {
            chunk.add(shares.of((CountedCall) call));
            if (chunk.size() == CHUNK) {
                writer.writeItems(List.copyOf(chunk));
                chunk.clear();
                assertThat(reader.checkpointInfo()).isEqualTo(new RollUpStore(database).watermark());
            }
        }
        if (!chunk.isEmpty()) {
            writer.writeItems(chunk);
        }
    }

    @Test
    void writerRefusesWhatAnotherRunHasCounted() throws SQLException {
        CdrRollUpWriter writer = new CdrRollUpWriter(new RollUpStore(database));
        List<Object> chunk = List.copyOf(next(0));
        writer.writeItems(chunk);
        assertThatThrownBy(() -> writer.writeItems(chunk)).isInstanceOf(EJBException.class)
                .hasMessageContaining("another run");
    }

    @Test
    void everyFilterOfAQueryNarrowsIt() throws SQLException {
        runOfReaderAndWriter();
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        RollUpStore store = new RollUpStore(database);
        List<RollUp> all = store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, null, null, null, null, 1000));
        assertThat(all).extracting(RollUp::extension).contains("", "1001", "1002");
        assertThat(all).isSortedAccordingTo(Comparator.comparing(RollUp::start).thenComparing(RollUp::extension));
        assertThat(store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, midnight, null, null, null, null, 1000)))
                .isNotEmpty().allMatch(one -> !one.start().isBefore(midnight));
        assertThat(store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, midnight, null, null, null, 1000)))
                .isNotEmpty().allMatch(one -> one.start().isBefore(midnight));
        assertThat(store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, null, null, Direction.INBOUND, null, 1000)))
                .isEmpty();
        assertThat(store.list(new RollUpQuery(new Tenant("other"), Grain.HOUR, null, null, null, null, null, 1000)))
                .isEmpty();
        assertThat(store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, null, null, null, null, 2))).hasSize(2);
    }

    @Test
    void rowsComePageByPageAndNoneTwice() throws SQLException {
        runOfReaderAndWriter();
        RollUpStore store = new RollUpStore(database);
        List<RollUp> all = store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, null, null, null, null, 1000));
        List<RollUp> pieces = new ArrayList<>();
        RollUpQuery.Place after = null;
        for (List<RollUp> page = page(store, after); !page.isEmpty(); page = page(store, after)) {
            pieces.addAll(page);
            after = page.get(page.size() - 1).place();
        }
        assertThat(pieces).hasSizeGreaterThan(6).isEqualTo(all);
    }

    private static List<RollUp> page(RollUpStore store, RollUpQuery.Place after) {
        return store.list(new RollUpQuery(Tenant.DEFAULT, Grain.HOUR, null, null, null, null, after, 2));
    }

    @Test
    void secondRunBesideTheFirstIsTurnedAway() throws SQLException {
        List<SharedCall> calls = next(0);
        try (Connection connection = database.getConnection()) {
            assertThat(new RollUpTables(connection).add(calls)).isTrue();
            assertThat(new RollUpTables(connection).add(calls)).isFalse();
        }
        run(Integer.MAX_VALUE, false);
        assertThat(list(Grain.DAY, "").stream().mapToLong(RollUp::calls).sum()).isEqualTo(CALLS);
    }

    /** Runs the job for so many chunks; then the process dies, before or after the last commit. */
    private void run(int chunks, boolean dieBeforeCommit) throws SQLException {
        for (int chunk = 0; chunk <= chunks; chunk++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                RollUpTables tables = new RollUpTables(connection);
                List<SharedCall> calls = next(tables.watermark());
                if (calls.isEmpty()) {
                    return;
                }
                assertThat(tables.add(calls)).isTrue();
                if (dieBeforeCommit && chunk == chunks) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    private List<SharedCall> next(long after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RollUpTables(connection).next(after, CHUNK).stream().map(shares::of).toList();
        }
    }

    private List<RollUp> list(Grain grain, String extension) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RollUpTables(connection)
                    .list(new RollUpQuery(Tenant.DEFAULT, grain, null, null, extension, Direction.INTERNAL, null, 1000));
        }
    }

    private static void insertCall(Connection connection, int seq, Instant start, String disposition, String callee)
            throws SQLException {
        long seconds = disposition.equals("ANSWERED") ? 10 : 0;
        String at = "timestamp with time zone '" + OffsetDateTime.ofInstant(start, ZoneOffset.UTC) + "'";
        try (PreparedStatement cdr = connection.prepareStatement("insert into cdr (" + CDR + ") values (" + seq + ", 'c" + seq
                        + "', 'default', 'INTERNAL', '1001', '', '" + callee + "', " + at + ", null, null, " + at
                                + ", " + seconds
                        + ", '" + disposition + "', 'CALLER', 200, 16, '', '')");
                PreparedStatement leg = connection.prepareStatement("insert into cdr_leg (" + LEG + ") values ('c" + seq
                        + "', 0, 'l" + seq
                        + "', 'INBOUND', '1001', '', " + at + ", null, null, " + at
                                + ", 200, 16, '', 'PCMA', 8000, 1, 1, 0, 0,"
                        + " 0, 0, " + (seconds > 0 ? "4.2" : "0") + ")")) {
            cdr.executeUpdate();
            leg.executeUpdate();
        }
    }
}
