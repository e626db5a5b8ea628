package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.AnswerJudged;
import io.carillon.contract.AnswerVerdict;
import io.carillon.contract.AppRequest;
import io.carillon.contract.BeepHeard;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.HearingCommand;
import io.carillon.contract.Ids;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.ApplyMedia;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.PassOffer;
import io.carillon.contract.Tone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls that somebody at the API places, holds, hands on and ends. */
class ApiCallsTest extends Scenario {
    private CallId originate(String from, String to) {
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate(
                "ann", House.aor(from), new DialledNumber(to), CallerIdentity.of(to)));
        return call;
    }

    @Test
    void originateRingsTheFirstThenTheSecond() {
        CallId call = originate("1001", "1002");
        LegId first = house.legTo("1001");
        assertThat(house.only(Dial.class).shown()).isEqualTo(CallerIdentity.of("1002"));
        assertThat(house.only(Dial.class).peer()).isNull();
        house.phones.rings(first);
        house.phones.answers(first);
        assertThat(house.phones.commands(PlayTone.class)).containsExactly(new PlayTone(first, Tone.RINGBACK));
        LegId second = house.legTo("1002");
        Dial dial = house.phones.commands(Dial.class).get(1);
        assertThat(dial.shown()).isEqualTo(new CallerIdentity("1001", "Name of 1001"));
        assertThat(dial.peer()).isEqualTo(first);
        house.phones.rings(second);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.RINGING);
        house.phones.answers(second);
        assertThat(house.only(Bridge.class)).isEqualTo(new Bridge(first, second));
        house.phones.advance(Duration.ofSeconds(5));
        house.phones.hangsUp(first);
        CallRecord record = house.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.hangUpBy()).isEqualTo(HangUpParty.CALLER);
        assertThat(record.billableSeconds()).isEqualTo(5);
        assertThat(record.caller()).isEqualTo("1001");
        assertThat(record.callee()).isEqualTo("1002");
    }

    @Test
    void whoAnswersIsFoundOutOnceAndTold() {
        CallId call = Ids.newCall();
        house.phones.asks(call, new AppRequest.Originate(
                "ann", House.aor("1001"), new DialledNumber("1002"), CallerIdentity.of("1002"), "", false, true));
        LegId first = house.legTo("1001");
        house.phones.answers(first);
        LegId second = house.legTo("1002");
        assertThat(house.phones.commands(HearingCommand.DetectAnswer.class)).isEmpty();
        house.phones.answers(second);
        assertThat(house.only(HearingCommand.DetectAnswer.class).leg()).isEqualTo(second);
        house.phones.feed(new AnswerJudged(call, second, house.phones.now(), AnswerVerdict.MACHINE, "12 words"));
        house.phones.feed(new BeepHeard(call, second, house.phones.now(), 1000));
        house.phones.feed(new AnswerJudged(call, second, house.phones.now(), AnswerVerdict.HUMAN, "late"));
        assertThat(house.live(call).answerer().verdict()).isEqualTo(AnswerVerdict.MACHINE);
        house.phones.hangsUp(first);
        assertThat(house.onlyRecord().explain()).contains("answered by machine: 12 words", "beep of 1000 Hz")
                .doesNotContain("late");
    }

    @Test
    void originateLetsTheOtherTelephonesOfTheFirstPartyGo() {
        house.extension("1001", "a", "b");
        originate("1001", "1002");
        house.phones.answers(house.legTo("1001", "b"));
        assertThat(house.only(HangUp.class))
                .isEqualTo(new HangUp(house.legTo("1001", "a"), Cause.ANSWERED_ELSEWHERE));
        house.phones.hangsUp(house.legTo("1001", "b"));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void originateFirstPartyRejects() {
        originate("1001", "1002");
        house.phones.rejects(house.legTo("1001"), Cause.BUSY);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(house.phones.commands(Dial.class)).hasSize(1);
    }

    @Test
    void originateSecondPartyIsBusy() {
        originate("1001", "1002");
        LegId first = house.legTo("1001");
        house.phones.answers(first);
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.phones.commands(PlayTone.class)).endsWith(new PlayTone(first, Tone.BUSY));
        house.phones.toneEnds(first);
        assertThat(house.only(HangUp.class)).isEqualTo(new HangUp(first, Cause.BUSY));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(house.onlyRecord().billableSeconds()).isZero();
    }

    @Test
    void originateForSomebodyWithoutTelephoneEndsAtOnce() {
        house.extension("1005", new String[0]);
        originate("1005", "1002");
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.NOT_REGISTERED);
    }

    @Test
    void originateReachesItsOwnUserDespiteDoNotDisturb() {
        house.forwarding("1001", f -> f.withDnd(true).withAll("1003"));
        originate("1001", "1002");
        house.phones.rejects(house.legTo("1001"), Cause.DECLINED);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.REJECTED);
    }

    @Test
    void hangUpThroughTheApi() {
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, new AppRequest.HangUpCall("ann"));
        assertThat(house.phones.commands(HangUp.class)).hasSize(2);
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.API);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void hangUpThroughTheApiWhileRinging() {
        CallId call = house.call("1001", "1002");
        house.phones.asks(call, new AppRequest.HangUpCall("ann"));
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.API);
        assertThat(house.onlyRecord().answeredAt()).isNull();
    }

    @Test
    void holdResume() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        house.phones.asks(call, new AppRequest.HoldCall("ann", caller));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HELD);
        house.phones.asks(call, new AppRequest.HoldCall("ann", caller));
        house.phones.asks(call, new AppRequest.ResumeCall("ann", caller));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.phones.commands(ApplyMedia.class)).extracting(ApplyMedia::direction).containsExactly(
                MediaDirection.INACTIVE, MediaDirection.RECVONLY, MediaDirection.SENDRECV, MediaDirection.SENDRECV);
        assertThat(house.eventTypes()).containsSubsequence("call.held", "call.resumed");
        house.phones.hangsUp(caller);
        assertThat(house.engine.stayed()).isEqualTo(1);
    }

    @Test
    void holdByTheDevice() {
        CallId call = house.talking("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.offers(callee, MediaDirection.SENDONLY);
        assertThat(house.only(PassOffer.class)).isEqualTo(new PassOffer(callee, house.phones.caller(call), true));
        assertThat(house.live(call).posture().isHeldBy(callee)).isTrue();
        house.phones.offers(callee, MediaDirection.SENDONLY);
        house.phones.offers(callee, MediaDirection.SENDRECV);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.eventTypes()).containsExactly(
                "call.created", "call.ringing", "call.answered", "call.held", "call.resumed");
        house.phones.hangsUp(callee);
    }

    @Test
    void transferConnectsThePeerWithTheTarget() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId transferor = house.legTo("1002");
        assertThat(house.phones.asks(call, transfer(transferor, "1003")))
                .startsWith(new HangUp(transferor, Cause.NORMAL_CLEARING), new PlayTone(caller, Tone.RINGBACK));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.TRANSFERRING);
        LegId target = house.legTo("1003");
        assertThat(house.phones.commands(Dial.class).get(1).shown())
                .isEqualTo(new CallerIdentity("1001", "Name of 1001"));
        house.phones.rings(target);
        house.phones.answers(target);
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(caller, target));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(target);
        assertThat(house.onlyRecord().legs()).hasSize(3);
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLEE);
    }

    @Test
    void transferByTheCallerShowsTheCalleeToTheTarget() {
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, transfer(house.phones.caller(call), "1003"));
        assertThat(house.phones.commands(Dial.class).get(1).shown())
                .isEqualTo(new CallerIdentity("1002", "Name of 1002"));
        house.phones.answers(house.legTo("1003"));
        house.phones.hangsUp(house.legTo("1002"));
        assertThat(house.records).hasSize(1);
    }

    @Test
    void transferTargetBusy() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        house.phones.asks(call, transfer(house.legTo("1002"), "1003"));
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.phones.commands(PlayTone.class)).endsWith(new PlayTone(caller, Tone.BUSY));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.FAILED);
        house.phones.toneEnds(caller);
        assertThat(house.phones.commands(HangUp.class)).endsWith(new HangUp(caller, Cause.BUSY));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.BUSY);
    }

    @Test
    void transferTargetUnknown() {
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, transfer(house.legTo("1002"), "9999"));
        house.phones.toneEnds(house.phones.caller(call));
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.NOT_FOUND);
    }

    @Test
    void transferOfAHeldPeerOpensItsMediaFirst() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        house.phones.offers(transferor, MediaDirection.SENDONLY);
        house.phones.asks(call, transfer(transferor, "1003"));
        assertThat(house.only(ApplyMedia.class))
                .isEqualTo(new ApplyMedia(house.phones.caller(call), MediaDirection.SENDRECV));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.records).hasSize(1);
    }

    @Test
    void callerHangsUpWhileTransferRings() {
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, transfer(house.legTo("1002"), "1003"));
        house.phones.rings(house.legTo("1003"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.commands(HangUp.class))
                .endsWith(new HangUp(house.legTo("1003"), Cause.NORMAL_CLEARING));
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLER);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void anAttendedTransferJoinsTheOtherTwo() {
        CallId first = house.talking("1001", "1002");
        LegId transferor = house.phones.caller(first);
        house.phones.offers(transferor, MediaDirection.SENDONLY);
        CallId second = house.talking("1001", "1003");
        house.phones.asks(first, new AppRequest.JoinCalls("ann", transferor, second, house.phones.caller(second)));
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(house.legTo("1002"), house.legTo("1003")));
        assertThat(house.only(ApplyMedia.class)).isEqualTo(new ApplyMedia(house.legTo("1002"), MediaDirection.SENDRECV));
        assertThat(house.live(first).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(second)).isNull();
        assertThat(house.onlyRecord().explain()).contains("1003 goes on in call " + first);
        house.phones.hangsUp(house.legTo("1003"));
        assertThat(house.phones.up()).isEmpty();
        CallRecord joined = house.records.get(1);
        assertThat(joined.legs()).extracting(leg -> leg.party()).containsExactly("1001", "1002", "1003");
        assertThat(joined.explain()).contains("joined with 1003 by 1001");
    }

    @Test
    void anAttendedTransferToAPhoneThatStillRings() {
        CallId first = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId second = house.call("1002", "1003");
        house.phones.rings(house.legTo("1003"));
        house.phones.asks(first, new AppRequest.JoinCalls("ann", transferor, second, house.phones.caller(second)));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(Bridge.class))
                .endsWith(new Bridge(house.phones.caller(first), house.legTo("1003")));
        assertThat(house.phones.up()).as("who handed on has left").hasSize(2);
        house.phones.hangsUp(house.phones.caller(first));
        assertThat(house.records).hasSize(2);
    }

    @Test
    void whoIsNotInTheOtherCallJoinsNothing() {
        CallId first = house.talking("1001", "1002");
        CallId second = house.talking("1003", "1004");
        house.phones.asks(first, new AppRequest.JoinCalls(
                "ann", house.legTo("1002"), second, house.phones.caller(second)));
        house.phones.asks(first, new AppRequest.JoinCalls("ann", house.legTo("1002"), first, house.legTo("1002")));
        assertThat(house.live(first).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(first).explain()).contains("not joined: Call Does Not Exist");
        assertThat(house.live(second).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.hangsUp(house.legTo("1004"));
    }

    private static AppRequest transfer(LegId transferor, String target) {
        return new AppRequest.TransferCall("ann", transferor, new DialledNumber(target));
    }
}
