package io.carillon.cdr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.cdr.BadCursor;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Calls;
import io.carillon.cdr.CdrPage;
import io.carillon.cdr.CdrQuery;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.cdr.Ledger;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialNotes;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.Tenant;
import io.carillon.store.Databases.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CdrStoreTest {
    private static final Ledger LEDGER = new Ledger() {
        @Override
        public LedgerRow row(CallRecord record) {
            return new LedgerRow("e-" + record.id(), "cdr.created", "default", "INTERNAL", record.caller(),
                    record.callee(),
                    record.disposition().name(), 1, record.id().value(), "{}");
        }

        @Override
        public void committed(int rows) {}
    };

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void recordComesBackAsItWasWritten(Database database) throws Exception {
        CallRecord record = Calls.answered("c1", Calls.NOON).with(List.of(
                new QueueVisit("600", Calls.NOON, Calls.NOON.plusSeconds(4), QueueVisit.Outcome.ANSWERED, "1002",
                        Calls.NOON.plusSeconds(9)),
                new QueueVisit("601", Calls.NOON, Calls.NOON, QueueVisit.Outcome.FULL, "", null)))
                .with(new DialNotes.Diverted("+4930777", DialNotes.Why.NO_ANSWER));
        assertThat(new CdrStore(database.source(), LEDGER).write(List.of(record))).isEqualTo(1);
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            assertThat(reader.find(Tenant.DEFAULT, new CallId("c1"))).contains(record);
            assertThat(reader.find(new Tenant("other"), new CallId("c1"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void howEachLegWentOnComesBackAndGoesWithItsCall(Database database) throws Exception {
        QualityCourse course = new QualityCourse(Calls.NOON, 5,
                List.of(new QualityCourse.Point(0, 1200, -1, 440), new QualityCourse.Point(100, 20_000, 60_000, 310)));
        CallRecord record = Calls.answered("c1", Calls.NOON);
        LegRecord leg = record.legs().get(1);
        LegRecord heard = new LegRecord(leg.id(), leg.direction(), leg.party(), leg.sipCallId(), leg.startedAt(),
                leg.ringingAt(), leg.answeredAt(), leg.endedAt(), leg.cause(), leg.media().with(course));
        CallRecord written = new CallRecord(record.id(), record.tenant(), record.direction(), record.caller(),
                record.callerName(), record.callee(), record.startedAt(), record.ringingAt(), record.answeredAt(),
                record.endedAt(), 10, record.disposition(), record.hangUpBy(), record.cause(),
                List.of(record.legs().get(0), heard), "");
        new CdrStore(database.source(), LEDGER).write(List.of(written, Calls.answered("c2", Calls.NOON)));
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            assertThat(reader.courses(reader.find(Tenant.DEFAULT, new CallId("c1")).orElseThrow()))
                    .containsExactly(QualityCourse.NONE, course);
            assertThat(reader.courses(reader.find(Tenant.DEFAULT, new CallId("c2")).orElseThrow()))
                    .containsExactly(QualityCourse.NONE, QualityCourse.NONE);
        }
        database.run("delete from cdr where call_id = 'c1'");
        assertThat(database.number("select count(*) from cdr_quality")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void repeatedRecordsChangeNothingAndNewOnesBesideThemAreKept(Database database) throws Exception {
        CdrStore store = new CdrStore(database.source(), LEDGER);
        store.write(List.of(Calls.answered("c1", Calls.NOON), Calls.answered("c2", Calls.NOON)));
        int fresh = store.write(List.of(
                Calls.answered("c2", Calls.NOON), Calls.answered("c3", Calls.NOON), Calls.answered("c3", Calls.NOON)));
        assertThat(fresh).isEqualTo(1);
        assertThat(new CdrStore(database.source(), LEDGER).write(List.of(Calls.answered("c1", Calls.NOON)))).isZero();
        assertThat(database.number("select count(*) from cdr")).isEqualTo(3);
        assertThat(database.number("select count(*) from cdr_leg")).isEqualTo(6);
        assertThat(database.number("select count(*) from outbox")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void numbersFollowTheCommitsThoughAnotherWriterWasFirst(Database database) throws Exception {
        CdrStore one = new CdrStore(database.source(), LEDGER);
        CdrStore other = new CdrStore(database.source(), LEDGER);
        one.write(List.of(Calls.answered("c1", Calls.NOON)));
        other.write(List.of(Calls.answered("c2", Calls.NOON)));
        one.write(List.of(Calls.answered("c3", Calls.NOON)));
        assertThat(database.number("select recorded_seq from cdr where call_id = 'c3'")).isEqualTo(3);
        assertThat(database.number("select count(*) from outbox where id between 1 and 3")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void numbersGoOnBehindTheWatermarkWhenOldRecordsWereDeleted(Database database) throws Exception {
        database.run("update job_watermark set seq = 41");
        new CdrStore(database.source(), LEDGER).write(List.of(Calls.answered("c1", Calls.NOON)));
        assertThat(database.number("select max(recorded_seq) from cdr")).isEqualTo(42);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void hostileTextIsStoredWithoutWhatNoDatabaseTakes(Database database) throws Exception {
        CallRecord plain = Calls.answered("c1", Calls.NOON);
        String hostile = "a\u0000b\ud800'); drop table cdr; --" + "x".repeat(5000);
        CallRecord record = new CallRecord(plain.id(), plain.tenant(), plain.direction(), hostile, hostile, hostile,
                plain.startedAt(), null, null, plain.endedAt(), 0, Disposition.FAILED, HangUpParty.SYSTEM,
                new Cause(500, 41, hostile), plain.legs(), hostile);
        assertThat(new CdrStore(database.source(), LEDGER).write(List.of(record))).isEqualTo(1);
        assertThat(database.number("select count(*) from cdr where caller like 'ab%drop table%'")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void pagesNeitherRepeatNorSkipCallsThatBeganTogether(Database database) throws Exception {
        List<CallRecord> calls = IntStream.range(0, 25)
                .mapToObj(i -> Calls.answered(String.format("c%03d", i), Calls.NOON.plusNanos(1000L * (i / 7))))
                .toList();
        new CdrStore(database.source(), LEDGER).write(calls);
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            List<String> seen = new ArrayList<>();
            CdrQuery query = CdrQuery.newest(Tenant.DEFAULT, 4);
            CdrPage page;
            do {
                page = reader.search(query);
                page.records().forEach(record -> seen.add(record.id().value()));
                query = query.after(page.nextCursor());
            } while (page.nextCursor() != null);
            assertThat(seen).hasSize(25).doesNotHaveDuplicates()
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void pagesOfAnExtensionHoldWhatItPlacedAndWhatDialledItOnce(Database database) throws Exception {
        List<String> parties = List.of("1001", "1002", "1003");
        List<CallRecord> calls = IntStream.range(0, 27)
                .mapToObj(i -> Calls.call(String.format("c%03d", i), Calls.NOON.plusNanos(1000L * (i / 5)),
                        parties.get(i % 3), parties.get(i / 3 % 3), Disposition.BUSY))
                .toList();
        List<String> wanted = calls.stream()
                .filter(call -> call.caller().equals("1001") || call.callee().equals("1001"))
                .map(call -> call.id().value())
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        new CdrStore(database.source(), LEDGER).write(calls);
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            for (int limit : new int[] {1, 4, 15, 20}) {
                List<String> seen = new ArrayList<>();
                CdrQuery query =
                        new CdrQuery(Tenant.DEFAULT, null, null, null, null, "1001", null, null, null, null, limit);
                CdrPage page;
                do {
                    page = reader.search(query);
                    page.records().forEach(record -> seen.add(record.id().value()));
                    query = query.after(page.nextCursor());
                } while (page.nextCursor() != null);
                assertThat(seen).as("%s a page", limit).isEqualTo(wanted).hasSize(15);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoHeardBadlyIsFound(Database database) throws Exception {
        new CdrStore(database.source(), LEDGER).write(List.of(Calls.answered("c1", Calls.NOON),
                Calls.answered("c2", Calls.NOON.plusSeconds(60)), Calls.answered("c3", Calls.NOON.plusSeconds(120)),
                Calls.call("c4", Calls.NOON, "1001", "1002", Disposition.BUSY)));
        database.run("update cdr_leg set mos = 2.5 where leg_id in ('l2-c1', 'l1-c3')");
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            CdrPage first = reader.poor(CdrQuery.newest(Tenant.DEFAULT, 1), 3.6);
            assertThat(first.records()).extracting(record -> record.id().value()).containsExactly("c3");
            CdrPage next = reader.poor(CdrQuery.newest(Tenant.DEFAULT, 1).after(first.nextCursor()), 3.6);
            assertThat(next.records()).extracting(record -> record.id().value()).containsExactly("c1");
            assertThat(next.nextCursor()).isNull();
            assertThat(reader.poor(CdrQuery.newest(Tenant.DEFAULT, 9), 2.5).records()).isEmpty();
            assertThat(reader.poor(CdrQuery.newest(new Tenant("other"), 9), 5).records()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void filtersNarrowTheSearch(Database database) throws Exception {
        Instant noon = Calls.NOON;
        new CdrStore(database.source(), LEDGER).write(List.of(
                Calls.call("c1", noon, "1001", "1002", Disposition.ANSWERED),
                Calls.call("c2", noon.plusSeconds(60), "1002", "1003", Disposition.BUSY),
                Calls.call("c3", noon.plusSeconds(120), "1003", "1001", Disposition.ANSWERED)));
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            assertThat(ids(reader, new CdrQuery(Tenant.DEFAULT, null, null, null, null, "1001", null, null, null,
                    null, 10)))
                    .containsExactly("c3", "c1");
            assertThat(ids(reader, new CdrQuery(Tenant.DEFAULT, noon.plusSeconds(60), noon.plusSeconds(120), null,
                    null, null,
                            Disposition.BUSY, null, null, null, 10)))
                    .containsExactly("c2");
            assertThat(ids(reader, new CdrQuery(Tenant.DEFAULT, null, null, "1001' or '1'='1", null, null, null, null,
                    1L,
                            null, 10)))
                    .isEmpty();
            assertThat(ids(reader, CdrQuery.newest(new Tenant("other"), 10))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void foreignCursorIsRefused(Database database) {
        try (var factory = database.entities(); EntityManager rows = factory.createEntityManager()) {
            CdrReader reader = new CdrReader(rows);
            for (String cursor : List.of("", "%%%", "MQ", "LTEuMC5j", "x".repeat(300),
                    "OTk5OTk5OTk5OTk5OTk5OTk5LjAuYw")) {
                assertThatThrownBy(() -> reader.search(CdrQuery.newest(Tenant.DEFAULT, 1).after(cursor)))
                        .isInstanceOf(BadCursor.class);
            }
        }
    }

    private static List<String> ids(CdrReader reader, CdrQuery query) {
        return reader.search(query).records().stream().map(record -> record.id().value()).toList();
    }
}
