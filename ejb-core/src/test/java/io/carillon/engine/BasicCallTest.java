package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.SwitchCommand.Ring;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One extension calls another. */
class BasicCallTest extends Scenario {
    @Test
    void ringsIsAnsweredAndEndsWithOneRecord() {
        CallId call = house.call("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId callee = house.legTo("1002");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ROUTING);

        assertThat(house.phones.rings(callee)).containsExactly(new Ring(caller, 180, null));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.RINGING);

        house.phones.advance(Duration.ofSeconds(3));
        assertThat(house.phones.answers(callee)).contains(new Answer(caller, callee), new Bridge(caller, callee));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);

        house.phones.advance(Duration.ofMillis(61_200));
        assertThat(house.phones.hangsUp(callee)).contains(new HangUp(caller, Cause.NORMAL_CLEARING));

        CallRecord record = house.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.hangUpBy()).isEqualTo(HangUpParty.CALLEE);
        assertThat(record.billableSeconds()).isEqualTo(62);
        assertThat(record.caller()).isEqualTo("1001");
        assertThat(record.callee()).isEqualTo("1002");
        assertThat(record.legs()).hasSize(2);
        assertThat(house.eventTypes())
                .containsExactly("call.created", "call.ringing", "call.answered", "call.ended");
        assertThat(house.journal.size()).isZero();
    }

    @Test
    void showsTheDirectorysNameAndNeverTheForgedOne() {
        CallId call = house.call("1001", "1002");
        Dial dial = house.only(Dial.class);
        assertThat(dial.shown()).isEqualTo(new CallerIdentity("1001", "Name of 1001"));
        assertThat(dial.dialled()).isEqualTo("1002");
        assertThat(dial.hops()).isEqualTo(69);
        house.phones.hangsUp(house.phones.caller(call), Cause.CANCELLED);
        assertThat(house.onlyRecord().callerName()).isEqualTo("Name of 1001");
    }

    @Test
    void unknownAndDisabledNumbersGetTheSameAnswer() {
        house.disabled("1009");
        CallId unknown = house.call("1001", "9999");
        CallId disabled = house.call("1001", "1009");
        assertThat(house.phones.commands(Reject.class)).containsExactly(
                new Reject(house.phones.caller(unknown), Cause.NOT_FOUND),
                new Reject(house.phones.caller(disabled), Cause.NOT_FOUND));
        assertThat(house.records).extracting(CallRecord::disposition).containsOnly(Disposition.FAILED);
    }

    @Test
    void disabledCallerMayNotCall() {
        house.disabled("1009");
        CallId call = house.call("1009", "1002");
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.FORBIDDEN));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.REJECTED);
    }

    @Test
    void nobodyRegisteredIsTemporarilyUnavailable() {
        house.extension("1005", new String[0]);
        CallId call = house.call("1001", "1005");
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.NOT_REGISTERED));
    }

    @Test
    void refusalsReachTheCallerAsItExpectsThem() {
        assertThat(refusedWith(Cause.BUSY)).isEqualTo(Cause.BUSY);
        assertThat(refusedWith(Cause.DECLINED)).isEqualTo(Cause.DECLINED);
        assertThat(refusedWith(Cause.NOT_ACCEPTABLE)).isEqualTo(Cause.NOT_ACCEPTABLE);
        assertThat(refusedWith(Cause.ofStatus(480, "Temporarily Unavailable")).sip()).isEqualTo(480);
        assertThat(refusedWith(Cause.TIMEOUT)).isEqualTo(Cause.TIMEOUT);
        assertThat(refusedWith(Cause.ofStatus(302, "Moved")).sip()).isEqualTo(480);
        assertThat(refusedWith(Cause.ofStatus(401, "Unauthorized")).sip()).isEqualTo(403);
        assertThat(refusedWith(Cause.ofStatus(503, "Service Unavailable")).sip()).isEqualTo(500);
        assertThat(house.records).hasSize(8);
    }

    private Cause refusedWith(Cause cause) {
        house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002"), cause);
        var refusals = house.phones.commands(Reject.class);
        return refusals.get(refusals.size() - 1).cause();
    }

    @Test
    void ringsInVainUntilTheTimeIsUp() {
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(31));
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.NO_ANSWER));
        assertThat(house.only(HangUp.class)).isEqualTo(new HangUp(house.legTo("1002"), Cause.NO_ANSWER));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
        assertThat(house.onlyRecord().ringingAt()).isNotNull();
    }

    @Test
    void silenceUntilTheTimeIsUpIsATimeout() {
        CallId call = house.call("1001", "1002");
        house.phones.advance(Duration.ofSeconds(31));
        assertThat(house.only(Reject.class)).isEqualTo(new Reject(house.phones.caller(call), Cause.TIMEOUT));
        assertThat(house.onlyRecord().ringingAt()).isNull();
    }

    @Test
    void earlyMediaIsPassedOnceAndRingingComesBackWhenItsTelephoneGoes() {
        house.extension("1002", "a", "b");
        CallId call = house.call("1001", "1002");
        LegId caller = house.phones.caller(call);
        house.phones.rings(house.legTo("1002", "b"));
        house.phones.ringsWithEarlyMedia(house.legTo("1002", "a"));
        house.phones.ringsWithEarlyMedia(house.legTo("1002", "a"));
        house.phones.rejects(house.legTo("1002", "a"), Cause.BUSY);
        assertThat(house.phones.commands(Ring.class)).containsExactly(
                new Ring(caller, 180, null),
                new Ring(caller, 183, house.legTo("1002", "a")),
                new Ring(caller, 180, null));
        house.phones.hangsUp(caller, Cause.CANCELLED);
    }

    @Test
    void conversationEndsAtTheLongestDuration() {
        house.talking("1001", "1002");
        house.phones.advance(Duration.ofHours(5));
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.SYSTEM);
        assertThat(house.onlyRecord().billableSeconds()).isEqualTo(4 * 3600);
    }
}
