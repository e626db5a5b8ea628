package io.carillon.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.store.CdrStore;
import io.carillon.cdr.store.LedgerRow;
import io.carillon.store.Databases;
import io.carillon.store.Databases.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdrQueueTest {
    private final Database database = Databases.h2();
    private final List<String> committed = new ArrayList<>();
    private final Ledger ledger = new Ledger() {
        @Override
        public LedgerRow row(CallRecord record) {
            return new LedgerRow("e-" + record.id(), "cdr.created", "default", "INTERNAL", "1", "2", "ANSWERED", 1,
                    record.id().value(), record.callee().equals("poison") ? "x".repeat(300_000) : "{}");
        }

        @Override
        public void committed(int rows) {}
    };
    private final CdrQueue queue = new CdrQueue(new CdrStore(database.source(), ledger), ledger, 4);

    private boolean offer(CallRecord record) {
        return queue.offer(record, () -> committed.add(record.id().value()));
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
    }

    @Test
    void ownerThatFailsDoesNotStopTheWriter() throws Exception {
        queue.offer(Calls.answered("c1", Calls.NOON), () -> {
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
