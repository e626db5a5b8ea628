package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.Reject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Things that happen at the same moment. Each test has the name of its race. */
class RacesTest extends Scenario {
    @Test
    void callerHangsUpWhileRinging() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1002", "a"));
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        assertThat(house.phones.commands(HangUp.class)).containsExactly(
                new HangUp(house.legTo("1002", "a"), Cause.CANCELLED),
                new HangUp(house.legTo("1002", "b"), Cause.CANCELLED));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLER);
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.CANCELLED);
    }

    @Test
    void answerCrossesCancel() {
        CallId call = house.call("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.withhold();
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        assertThat(house.phones.answers(callee)).containsExactly(new HangUp(callee, Cause.CANCELLED));
        house.phones.confirm();
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(house.phones.commands(Answer.class)).isEmpty();
    }

    @Test
    void cancelCrossesOurAnswer() {
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.answers(house.legTo("1002"));
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(house.onlyRecord().answeredAt()).isNull();
        assertThat(house.onlyRecord().billableSeconds()).isZero();
    }

    @Test
    void byeCrossesAnswer() {
        CallId call = house.call("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.answers(callee);
        house.phones.hangsUp(callee);
        assertThat(house.only(HangUp.class)).isEqualTo(new HangUp(house.phones.caller(call), Cause.NORMAL_CLEARING));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLEE);
    }

    @Test
    void bothHangUpAtOnce() {
        CallId call = house.talking("1001", "1002");
        house.phones.withhold();
        house.phones.hangsUp(house.phones.caller(call));
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.confirm();
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLER);
    }

    @Test
    void twoContactsAnswerAtOnce() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "1002");
        LegId first = house.legTo("1002", "a");
        LegId second = house.legTo("1002", "b");
        house.phones.withhold();
        house.phones.answers(second);
        assertThat(house.phones.answers(first)).containsExactly(new HangUp(first, Cause.ANSWERED_ELSEWHERE));
        house.phones.confirm();
        assertThat(house.only(Bridge.class)).isEqualTo(new Bridge(house.phones.caller(call), second));
        house.phones.hangsUp(second);
        assertThat(house.onlyRecord().legs()).extracting(leg -> leg.cause()).containsExactly(
                Cause.NORMAL_CLEARING, Cause.ANSWERED_ELSEWHERE, Cause.NORMAL_CLEARING);
    }

    @Test
    void answerCrossesTheRingTimer() {
        CallId call = house.call("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.rings(callee);
        house.phones.withhold();
        house.phones.advance(Duration.ofSeconds(30));
        assertThat(house.phones.answers(callee)).containsExactly(new HangUp(callee, Cause.NO_ANSWER));
        house.phones.confirm();
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.NO_ANSWER));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void oneTelephoneDeclinesForAll() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1002", "a"));
        house.phones.rejects(house.legTo("1002", "b"), Cause.DECLINED);
        assertThat(house.only(HangUp.class).leg()).isEqualTo(house.legTo("1002", "a"));
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.DECLINED));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.REJECTED);
    }

    @Test
    void busyTellsMoreThanSilence() {
        house.extension("1002", "a", "b", "c");
        CallId call = house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002", "a"), Cause.ofStatus(500, "Oops"));
        house.phones.rejects(house.legTo("1002", "b"), Cause.BUSY);
        house.phones.rejects(house.legTo("1002", "c"), Cause.TIMEOUT);
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.BUSY));
    }

    @Test
    void inputsOfUnknownCallsEndTheirLegs() {
        CallId call = house.talking("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.rings(callee)).containsExactly(new HangUp(callee, Cause.NODE_LOST));
        assertThat(house.phones.hangsUp(callee)).isEmpty();
        assertThat(house.engine.unknown()).isEqualTo(2);
        assertThat(house.records).hasSize(1);
    }
}
