package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.call.Call;
import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegId;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaReport;
import io.carillon.contract.SwitchCommand.HangUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of calls when the application or the process goes and comes back. */
class RecoveryTest {
    @TempDir
    Path dir;

    private House open() {
        return new House(dir).extension("1001").extension("1002");
    }

    @Test
    void callGoesOnAfterTheApplicationWasReplaced() throws IOException {
        CallId call;
        LegId caller;
        LegId callee;
        try (House before = open()) {
            call = before.talking("1001", "1002");
            caller = before.phones.caller(call);
            callee = before.legTo("1002");
        }
        try (House after = open()) {
            assertThat(after.registry.recover("here")).isEmpty();
            assertThat(after.live(call).status()).isEqualTo(CallStatus.ACTIVE);
            assertThat(after.registry.callsOf(House.aor("1002"))).isEqualTo(1);
            LostCalls lost = new LostCalls(after.registry, after.engine, after.journal.lastAlive());
            for (int i = 0; i < 10; i++) {
                lost.sweep(Set.of(call));
            }
            var at = after.phones.now().plus(Duration.ofSeconds(20));
            assertThat(after.engine.onInput(new HungUp(call, callee, at, Cause.NORMAL_CLEARING, MediaReport.NONE)))
                    .contains(new HangUp(caller, Cause.NORMAL_CLEARING));
            after.engine.onInput(new LegReleased(call, caller, at, MediaReport.NONE));
            assertThat(after.onlyRecord().billableSeconds()).isEqualTo(20);
            assertThat(after.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLEE);
            assertThat(after.journal.size()).isZero();
        }
    }

    @Test
    void inputThatMeetsAClosedEngineIsLeftToTheNextOne() throws IOException {
        CallId call;
        HungUp in;
        try (House before = open()) {
            call = before.talking("1001", "1002");
            in = new HungUp(call, before.legTo("1002"), before.phones.now(), Cause.NORMAL_CLEARING, MediaReport.NONE);
            before.journal.close();
            assertThatThrownBy(() -> before.engine.onInput(in)).isInstanceOf(EngineUnavailable.class);
            assertThat(before.records).isEmpty();
        }
        try (House after = open()) {
            after.registry.recover("here");
            assertThat(after.live(call).status()).isEqualTo(CallStatus.ACTIVE);
            assertThat(after.engine.onInput(in)).hasSize(2);
        }
    }

    @Test
    void callTakenAlongByTheProcessIsRecordedAsLost() throws IOException {
        CallId call;
        try (House before = open()) {
            call = before.talking("1001", "1002");
            before.journal.alive(before.phones.now().plusSeconds(17));
        }
        try (House after = open()) {
            after.registry.recover("here");
            LostCalls lost = new LostCalls(after.registry, after.engine, after.journal.lastAlive());
            for (int i = 1; i < LostCalls.ROUNDS; i++) {
                lost.sweep(Set.of());
                assertThat(after.records).isEmpty();
            }
            lost.sweep(Set.of());
            CallRecord record = after.onlyRecord();
            assertThat(record.id()).isEqualTo(call);
            assertThat(record.cause()).isEqualTo(Cause.NODE_LOST);
            assertThat(record.hangUpBy()).isEqualTo(HangUpParty.SYSTEM);
            assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(record.legs()).allMatch(leg -> leg.cause().equals(Cause.NODE_LOST));
            assertThat(record.billableSeconds()).as("ends with the process, not with its successor").isEqualTo(17);
            lost.sweep(Set.of());
            assertThat(after.registry.all()).isEmpty();
        }
    }

    @Test
    void callWhoseEndWasDecidedKeepsItsOutcome() throws IOException {
        try (House before = open()) {
            CallId call = before.call("1001", "1002");
            before.phones.withhold();
            before.phones.rejects(before.legTo("1002"), Cause.BUSY);
            assertThat(before.live(call).status()).isEqualTo(CallStatus.ENDED);
        }
        try (House after = open()) {
            after.registry.recover("here");
            LostCalls lost = new LostCalls(after.registry, after.engine, after.journal.lastAlive());
            for (int i = 0; i < LostCalls.ROUNDS; i++) {
                lost.sweep(Set.of());
            }
            assertThat(after.onlyRecord().cause()).isEqualTo(Cause.BUSY);
            assertThat(after.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        }
    }

    @Test
    void finishedCallIsRecordedAgainUntilTheDatabaseHasIt() throws IOException {
        try (House before = open()) {
            before.databaseUp = false;
            CallId call = before.talking("1001", "1002");
            before.phones.hangsUp(before.phones.caller(call));
            assertThat(before.records).hasSize(1);
            assertThat(before.journal.size()).isEqualTo(1);
        }
        try (House after = open()) {
            List<Call> over = after.registry.recover("here");
            assertThat(over).hasSize(1);
            over.forEach(after.desk::over);
            assertThat(after.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(after.journal.size()).isZero();
        }
        try (House again = open()) {
            assertThat(again.registry.recover("here")).isEmpty();
        }
    }

    @Test
    void recorderWithoutRoomIsOfferedTheRecordAgain() throws IOException {
        try (House house = open()) {
            house.recorderHasRoom = false;
            for (int i = 0; i < 5; i++) {
                CallId call = house.talking("1001", "1002");
                house.phones.hangsUp(house.phones.caller(call));
            }
            assertThat(house.records).isEmpty();
            assertThat(house.desk.waiting()).isEqualTo(5);
            house.desk.retry(100);
            assertThat(house.desk.waiting()).isEqualTo(5);
            house.recorderHasRoom = true;
            house.desk.retry(3);
            assertThat(house.records).hasSize(3);
            house.desk.retry(100);
            assertThat(house.records).hasSize(5);
            assertThat(house.desk.waiting()).isZero();
            assertThat(house.journal.size()).isZero();
        }
    }

    @Test
    void callWhoseRecordCannotBeWrittenBecomesADeadLetterAndTheNextGoOn() throws IOException {
        try (House house = open()) {
            house.recorderHasRoom = false;
            for (int i = 0; i < 3; i++) {
                CallId call = house.talking("1001", "1002");
                if (i == 0) {
                    house.unwritable.add(call);
                }
                house.phones.hangsUp(house.phones.caller(call));
            }
            house.recorderHasRoom = true;
            house.letters.clear();
            house.desk.retry(100);
            assertThat(house.desk.waiting()).isZero();
            assertThat(house.letters).singleElement().asString().contains("made to fail");
            assertThat(house.records).hasSize(3);
            assertThat(house.records.get(0).legs()).isEmpty();
            assertThat(house.records.get(0).disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(house.records.get(1).legs()).hasSize(2);
            assertThat(house.journal.size()).isZero();
        }
    }

    @Test
    void damagedStateOfAFinishedCallHoldsUpNobody() throws IOException {
        try (House house = open()) {
            house.recorderHasRoom = false;
            CallId damaged = house.talking("1001", "1002");
            house.phones.hangsUp(house.phones.caller(damaged));
            CallId whole = house.talking("1001", "1002");
            house.phones.hangsUp(house.phones.caller(whole));
            house.journal.store(damaged, new byte[] {1, 2, 3});
            house.recorderHasRoom = true;
            house.desk.retry(100);
            assertThat(house.onlyRecord().id()).isEqualTo(whole);
            assertThat(house.journal.size()).isZero();
        }
    }

    @Test
    void callThatMovesOnIsNotLost() throws IOException {
        try (House house = open()) {
            CallId call = house.call("1001", "1002");
            LostCalls lost = new LostCalls(house.registry, house.engine, house.journal.lastAlive());
            for (int i = 0; i < 20; i++) {
                lost.sweep(Set.of());
                if (i % 2 == 0) {
                    house.phones.rings(house.legTo("1002"));
                }
                if (i == 0) {
                    house.phones.ringsWithEarlyMedia(house.legTo("1002"));
                }
                if (i % 2 == 1) {
                    house.phones.rings(house.legTo("1002"));
                }
            }
            assertThat(house.live(call)).isNotNull();
        }
    }
}
