package io.carillon.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.store.CdrStore;
import io.carillon.cdr.store.LedgerRow;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.store.Databases;
import io.carillon.store.Databases.Database;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdrQueueTest {
    private final Database database = Databases.h2();
    private final List<String> committed = new ArrayList<>();
    private boolean mapped = true;

    @TempDir
    private Path data;

    private final Ledger ledger = new Ledger() {
        @Override
        public LedgerRow row(CallRecord record) {
            if (record.callee().equals("unmapped") && mapped) {
                throw new IllegalStateException("no word for it");
            }
            return new LedgerRow("e-" + record.id(), "cdr.created", "default", "INTERNAL", "1", "2", "ANSWERED", 1,
                    record.id().value(), record.callee().equals("poison") ? "x".repeat(300_000) : "{}");
        }

        @Override
        public void committed(int rows) {}
    };
    private DeadLetters letters;
    private CdrQueue queue;

    @BeforeEach
    void open() {
        letters = new DeadLetters(data.resolve("letters"), 2);
        queue = new CdrQueue(new CdrStore(database.source(), ledger), ledger, letters, 4, Duration.ZERO);
    }

    private boolean offer(CallRecord record) {
        return queue.record(record, () -> committed.add(record.id().value()));
    }

    @Test
    void ownerHearsOfTheCommitAlsoOfARepeatedRecord() throws Exception {
        offer(Calls.answered("c1", Calls.NOON));
        queue.round();
        offer(Calls.answered("c1", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "c1");
        assertThat(queue.written()).isEqualTo(1);
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void fullQueueSaysNo() {
        for (int i = 0; i < 4; i++) {
            assertThat(offer(Calls.answered("c" + i, Calls.NOON))).isTrue();
        }
        assertThat(offer(Calls.answered("c5", Calls.NOON))).isFalse();
        assertThat(queue.waiting()).isEqualTo(4);
    }

    @Test
    void recordsWaitForTheDatabaseAndAppearOnce() throws Exception {
        database.run("alter table cdr rename to gone");
        offer(Calls.answered("c1", Calls.NOON));
        queue.round();
        offer(Calls.answered("c2", Calls.NOON));
        queue.round();
        assertThat(committed).isEmpty();
        assertThat(queue.waiting()).isEqualTo(2);
        database.run("alter table gone rename to cdr");
        queue.round();
        queue.round();
        assertThat(committed).containsExactly("c1", "c2");
        assertThat(database.number("select count(*) from cdr")).isEqualTo(2);
    }

    @Test
    void recordThatTheDatabaseRefusesHoldsUpNobodyElse() throws Exception {
        offer(Calls.answered("c1", Calls.NOON));
        offer(Calls.call("c2", Calls.NOON, "1001", "poison", Disposition.ANSWERED));
        offer(Calls.answered("c3", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "c2", "c3");
        assertThat(database.number("select count(*) from cdr")).isEqualTo(2);
        assertThat(letters.page(Tenant.DEFAULT, null, 9)).singleElement().satisfies(letter -> {
            assertThat(letter.record().id()).isEqualTo(new CallId("c2"));
            assertThat(letter.reason()).contains("PAYLOAD");
        });
        assertThat(queue.refused()).isEqualTo(1);
    }

    @Test
    void postgresRefusesAndTakesItBackJustSo() throws Exception {
        Database postgres = Databases.postgres();
        postgres.run("alter table cdr add constraint no_1009 check (callee <> '1009')");
        queue = new CdrQueue(new CdrStore(postgres.source(), ledger), ledger, letters, 4, Duration.ZERO);
        offer(Calls.answered("c1", Calls.NOON));
        offer(Calls.call("c2", Calls.NOON, "1001", "1009", Disposition.ANSWERED));
        offer(Calls.answered("c3", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "c2", "c3");
        DeadLetter letter = letters.find(Tenant.DEFAULT, new CallId("c2")).orElseThrow();
        assertThat(letter.reason()).contains("no_1009");
        postgres.run("alter table cdr drop constraint no_1009");
        offer(letter.record());
        queue.round();
        assertThat(letters.size()).isZero();
        assertThat(postgres.number("select count(*) from cdr where callee = '1009'")).isEqualTo(1);
    }

    @Test
    void recordThatWeCannotMapHoldsUpNobodyElseAndLeavesTheJournalOnlyOnceItIsOnTheDisk() throws Exception {
        List<Integer> filed = new ArrayList<>();
        offer(Calls.answered("c1", Calls.NOON));
        queue.record(unmapped("c2"), () -> filed.add(new DeadLetters(data.resolve("letters")).size()));
        offer(Calls.answered("c3", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "c3");
        assertThat(filed).containsExactly(1);
        assertThat(letters.find(Tenant.DEFAULT, new CallId("c2")).orElseThrow().reason()).isEqualTo("no word for it");
    }

    @Test
    void triedAgainItIsStoredOnceAndNoLetterAnyMore() throws Exception {
        offer(unmapped("c1"));
        queue.round();
        DeadLetter letter = letters.find(Tenant.DEFAULT, new CallId("c1")).orElseThrow();
        offer(letter.record());
        queue.round();
        assertThat(letters.size()).as("still refused").isEqualTo(1);
        mapped = false;
        offer(letter.record());
        offer(letter.record());
        queue.round();
        assertThat(database.number("select count(*) from cdr")).isEqualTo(1);
        assertThat(letters.size()).isZero();
        assertThat(queue.written()).isEqualTo(1);
    }

    @Test
    void whatCannotBeFiledEitherStaysAndTheOthersPassIt() throws Exception {
        for (String id : List.of("c1", "c2", "c3")) {
            offer(unmapped(id));
        }
        queue.round();
        assertThat(committed).as("two letters are all that fit here").containsExactly("c1", "c2");
        assertThat(queue.waiting()).isEqualTo(1);
        offer(Calls.answered("c4", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "c2", "c4");
        mapped = false;
        queue.round();
        assertThat(committed).containsExactly("c1", "c2", "c4", "c3");
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void nothingIsFiledWhileTheDatabaseIsAwayHoweverItSaysSo() throws Exception {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("pool is gone");
                });
        CdrQueue waiting = new CdrQueue(new CdrStore(away, ledger), ledger, letters, 4, Duration.ZERO);
        waiting.record(Calls.answered("c1", Calls.NOON), () -> committed.add("c1"));
        waiting.round();
        assertThat(waiting.waiting()).isEqualTo(1);
        assertThat(letters.size()).isZero();
        assertThat(committed).isEmpty();
    }

    @Test
    void stopLeavesToTheJournalWhatFails() {
        offer(unmapped("c1"));
        queue.drain();
        assertThat(letters.size()).isZero();
        assertThat(committed).isEmpty();
    }

    @Test
    void whatIsAtFaultAlreadyIsFiledAndTheOthersAreCommitted() throws Exception {
        offer(Calls.answered("c1", Calls.NOON));
        queue.refuse(Calls.answered("c2", Calls.NOON), "no word for it", () -> committed.add("filed c2"));
        offer(Calls.answered("c3", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c1", "filed c2", "c3");
        assertThat(database.number("select count(*) from cdr")).isEqualTo(2);
        assertThat(letters.find(Tenant.DEFAULT, new CallId("c2")).orElseThrow().reason()).isEqualTo("no word for it");
        assertThat(queue.refused()).isEqualTo(1);
    }

    private static CallRecord unmapped(String id) {
        return Calls.call(id, Calls.NOON, "1001", "unmapped", Disposition.ANSWERED);
    }

    @Test
    void ownerThatFailsDoesNotStopTheWriter() throws Exception {
        queue.record(Calls.answered("c1", Calls.NOON), () -> {
            throw new IllegalStateException("owner");
        });
        offer(Calls.answered("c2", Calls.NOON));
        queue.round();
        assertThat(committed).containsExactly("c2");
        assertThat(queue.written()).isEqualTo(2);
    }

    @Test
    void stopCommitsWhatWaits() {
        offer(Calls.answered("c1", Calls.NOON));
        offer(Calls.answered("c2", Calls.NOON));
        queue.drain();
        assertThat(committed).containsExactly("c1", "c2");
    }
}
