package io.carillon.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Calls;
import io.carillon.cdr.Ledger;
import io.carillon.cdr.QueueVisit;
import io.carillon.cdr.store.CdrStore;
import io.carillon.cdr.store.LedgerRow;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.queue.AgentSettings;
import io.carillon.queue.Callback;
import io.carillon.queue.QueueTotals;
import io.carillon.store.Databases.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueStoresTest {
    private static final Ledger LEDGER = new Ledger() {
        @Override
        public LedgerRow row(CallRecord record) {
            return new LedgerRow("e-" + record.id(), "cdr.created", "default", "INTERNAL", record.caller(),
                    record.callee(), record.disposition().name(), 1, record.id().value(), "{}");
        }

        @Override
        public void committed(int rows) {}
    };

    private static QueueVisit visit(QueueVisit.Outcome outcome, int wait, String agent, int talk) {
        Instant left = Calls.NOON.plusSeconds(wait);
        return new QueueVisit("600", Calls.NOON, left, outcome, agent, agent.isEmpty() ? null : left.plusSeconds(talk));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatAgentsSayIsFoundAgainAndKeptInTheLog(Database database) throws Exception {
        AgentStore store = new AgentStore(database.source());
        Aor agent = new Aor(Tenant.DEFAULT, "1002");
        AgentSettings said = new AgentSettings(new TreeSet<>(Set.of("600", "601")), null, Calls.NOON);
        store.put(agent, said, "1002");
        assertThat(store.load()).isEqualTo(Map.of(agent, said));
        AgentSettings paused = said.pausing("lunch", Calls.NOON.plusSeconds(1)).serving("601", false, Calls.NOON.plusSeconds(2));
        store.put(agent, paused, "ann");
        assertThat(store.load()).isEqualTo(Map.of(agent, paused));
        assertThat(database.number("select count(*) from queue_agent_log where number = '1002'")).isEqualTo(2);
        store.forget(agent);
        assertThat(store.load()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoWantsToBeCalledBackIsFoundAgainUntilThatIsOver(Database database) throws Exception {
        CallbackStore store = new CallbackStore(database.source());
        Callback first = new Callback(new CallId("c1"), Tenant.DEFAULT, "600", "1001", Calls.NOON, 0, Calls.NOON,
                Callback.Outcome.OPEN);
        Callback second = new Callback(new CallId("c2"), Tenant.DEFAULT, "600", "+4930123", Calls.NOON.plusSeconds(1), 0,
                Calls.NOON, Callback.Outcome.OPEN);
        store.insert(second);
        store.insert(first);
        assertThat(store.open()).containsExactly(first, second);
        Callback again = first.triedAt(Calls.NOON.plusSeconds(9), new Callback.Patience(3, Duration.ofMinutes(5)));
        store.update(again);
        store.update(second.ending(Callback.Outcome.REACHED));
        assertThat(store.open()).containsExactly(again);
        assertThat(again.notBefore()).isEqualTo(Calls.NOON.plusSeconds(309));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void staysAreWrittenWithTheirCallAndAddedUp(Database database) throws Exception {
        CdrStore store = new CdrStore(database.source(), LEDGER);
        List<QueueVisit> both = List.of(
                visit(QueueVisit.Outcome.ANSWERED, 5, "1002", 60), visit(QueueVisit.Outcome.TIMEOUT, 40, "", 0));
        store.write(List.of(
                Calls.answered("q1", Calls.NOON).with(both),
                Calls.answered("q2", Calls.NOON).with(List.of(visit(QueueVisit.Outcome.ANSWERED, 25, "1003", 30))),
                Calls.answered("q3", Calls.NOON).with(List.of(visit(QueueVisit.Outcome.ABANDONED, 10, "", 0))),
                Calls.answered("q4", Calls.NOON).with(List.of(visit(QueueVisit.Outcome.FULL, 0, "", 0)))));
        QueueTotals totals = new VisitReader(database.source()).totals(
                new VisitReader.Query(Tenant.DEFAULT, "600", Calls.NOON, Calls.NOON.plusSeconds(1), 20));
        assertThat(totals.offered()).isEqualTo(5);
        assertThat(totals.answered()).isEqualTo(2);
        assertThat(totals.inTime()).isEqualTo(1);
        assertThat(totals.abandoned()).isEqualTo(1);
        assertThat(totals.turnedAway()).isEqualTo(1);
        assertThat(totals.serviceLevel()).isEqualTo(0.25);
        assertThat(totals.averageWait()).isEqualTo(20);
        assertThat(totals.longestWait()).isEqualTo(40);
        assertThat(totals.averageTalk()).isEqualTo(45);
        assertThat(totals.agents()).containsExactly(
                new QueueTotals.OfAgent("1002", 1, 60), new QueueTotals.OfAgent("1003", 1, 30));
        assertThat(new VisitReader(database.source()).totals(new VisitReader.Query(
                new Tenant("other"), "600", Calls.NOON, Calls.NOON.plusSeconds(1), 20)).offered()).isZero();
        database.run("delete from cdr where call_id like 'q%'");
        assertThat(database.number("select count(*) from queue_visit")).isZero();
    }
}
