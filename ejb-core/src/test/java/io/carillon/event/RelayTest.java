package io.carillon.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Calls;
import io.carillon.cdr.store.CdrStore;
import io.carillon.cdr.store.LedgerRow;
import io.carillon.event.store.OutboxStore;
import io.carillon.store.Databases;
import io.carillon.store.Databases.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelayTest {
    private final Outbox outbox = new Outbox("node");
    private final FakeBroker broker = new FakeBroker();
    private final List<LedgerRow> tapped = new ArrayList<>();

    /** Behaves as Artemis does: a duplicate id in a transaction fails the transaction, outside of one it is dropped. */
    private static final class FakeBroker implements LedgerSender {
        final List<String> delivered = new ArrayList<>();
        final Set<String> ids = new HashSet<>();
        boolean away;
        boolean diesAfterCommit;
        int diesAfterMessages = Integer.MAX_VALUE;
        int closed;

        @Override
        public void sendFresh(List<LedgerRow> rows) throws Failed {
            check();
            if (rows.stream().anyMatch(row -> ids.contains(row.eventId()))) {
                throw new Failed(new IllegalStateException("duplicate in a transaction"));
            }
            rows.forEach(this::take);
            if (diesAfterCommit) {
                diesAfterCommit = false;
                throw new Failed(new IllegalStateException("connection lost"));
            }
        }

        @Override
        public void sendPerhapsAgain(List<LedgerRow> rows) throws Failed {
            for (LedgerRow row : rows) {
                check();
                if (diesAfterMessages-- == 0) {
                    throw new Failed(new IllegalStateException("connection lost"));
                }
                take(row);
            }
        }

        private void take(LedgerRow row) {
            if (ids.add(row.eventId())) {
                delivered.add(row.subject());
            }
        }

        private void check() throws Failed {
            if (away) {
                throw new Failed(new IllegalStateException("broker away"));
            }
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private void calls(Database database, int from, int to) throws Exception {
        CdrStore store = new CdrStore(database.source(), outbox);
        for (int i = from; i <= to; i++) {
            outbox.committed(store.write(List.of(Calls.answered("c" + i, Calls.NOON))));
        }
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            ids.add("c" + i);
        }
        return ids;
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void eventsLeaveInTheOrderOfTheirCommitsAndTheirRowsGo(Database database) throws Exception {
        Relay relay = new Relay(outbox, new OutboxStore(database.source()), broker, tapped::addAll, 10);
        calls(database, 1, 12);
        relay.round();
        calls(database, 13, 20);
        relay.round();
        assertThat(broker.delivered).isEqualTo(ids(1, 20));
        assertThat(tapped).extracting(LedgerRow::subject).isEqualTo(ids(1, 20));
        assertThat(database.number("select count(*) from outbox")).isZero();
        assertThat(outbox.backlog()).isZero();
        assertThat(relay.sent()).isEqualTo(20);
    }

    @Test
    void whatATapDoesNotTakeIsHandedOverAgainAndSentOnce() throws Exception {
        Database database = Databases.h2();
        List<SQLException> away = new ArrayList<>(List.of(new SQLException("away")));
        Relay relay = new Relay(outbox, new OutboxStore(database.source()), broker, rows -> {
            if (!away.isEmpty()) {
                throw away.remove(0);
            }
            tapped.addAll(rows);
        }, 10);
        calls(database, 1, 3);
        relay.round();
        assertThat(tapped).isEmpty();
        relay.round();
        assertThat(tapped).extracting(LedgerRow::subject).isEqualTo(ids(1, 3));
        assertThat(broker.delivered).isEqualTo(ids(1, 3));
    }

    @Test
    void rowsWaitForABrokerThatIsAwayAndAreCounted() throws Exception {
        Database database = Databases.h2();
        Relay relay = new Relay(outbox, new OutboxStore(database.source()), broker, tapped::addAll, 10);
        broker.away = true;
        calls(database, 1, 5);
        relay.round();
        assertThat(outbox.backlog()).isEqualTo(5);
        assertThat(broker.closed).isEqualTo(1);
        broker.away = false;
        relay.round();
        assertThat(broker.delivered).isEqualTo(ids(1, 5));
        assertThat(outbox.backlog()).isZero();
    }

    @Test
    void connectionLostBetweenCommitAndAnswerDeliversNothingTwice() throws Exception {
        Database database = Databases.h2();
        Relay relay = new Relay(outbox, new OutboxStore(database.source()), broker, tapped::addAll, 10);
        calls(database, 1, 3);
        relay.round();
        broker.diesAfterCommit = true;
        calls(database, 4, 6);
        relay.round();
        calls(database, 7, 9);
        relay.round();
        assertThat(broker.delivered).isEqualTo(ids(1, 9));
        assertThat(database.number("select count(*) from outbox")).isZero();
    }

    @Test
    void processKilledBetweenSendAndDeleteDeliversNothingTwice() throws Exception {
        Database database = Databases.h2();
        calls(database, 1, 4);
        for (OutboxStore.Numbered row : new OutboxStore(database.source()).oldest(3)) {
            broker.take(row.row());
        }
        Relay afterRestart = new Relay(new Outbox("node"), new OutboxStore(database.source()), broker, tapped::addAll, 10);
        afterRestart.round();
        assertThat(broker.delivered).isEqualTo(ids(1, 4));
        assertThat(database.number("select count(*) from outbox")).isZero();
    }

    @Test
    void connectionLostAtAnyMessageOfTheFirstBatchKeepsTheOrder() throws Exception {
        for (int message = 0; message < 6; message++) {
            Database database = Databases.h2();
            broker.delivered.clear();
            broker.ids.clear();
            broker.diesAfterMessages = message;
            Relay relay = new Relay(new Outbox("node"), new OutboxStore(database.source()), broker, tapped::addAll, 10);
            calls(database, 1, 6);
            relay.round();
            relay.round();
            assertThat(broker.delivered).isEqualTo(ids(1, 6));
        }
    }

    @Test
    void databaseAwayIsSurvived() throws Exception {
        Database database = Databases.h2();
        Relay relay = new Relay(outbox, new OutboxStore(database.source()), broker, tapped::addAll, 10);
        calls(database, 1, 2);
        database.run("alter table outbox rename to gone");
        relay.round();
        assertThat(broker.delivered).isEmpty();
        database.run("alter table gone rename to outbox");
        relay.round();
        assertThat(broker.delivered).isEqualTo(ids(1, 2));
    }

    @Test
    void rowCarriesWhatSelectorsAskFor() {
        LedgerRow row = outbox.row(Calls.answered("c1", Calls.NOON));
        assertThat(row.eventId()).isEqualTo("cdr.created-c1");
        assertThat(List.of(row.eventType(), row.tenant(), row.direction(), row.fromNumber(), row.toNumber(),
                row.disposition()))
                .containsExactly("cdr.created", "default", "INTERNAL", "1001", "1002", "ANSWERED");
    }
}
