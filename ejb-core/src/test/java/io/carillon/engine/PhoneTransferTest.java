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
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.ApplyMedia;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.ReportTransfer;
import io.carillon.contract.Tone;
import org.junit.jupiter.api.Test;

/** Telephones hand on their conversations by themselves (REFER). */
class PhoneTransferTest extends Scenario {

    @Test
    void theCalleeHandsOnBlindly() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId transferor = house.legTo("1002");
        assertThat(house.phones.refers(transferor, "1003"))
                .startsWith(new ReportTransfer(transferor, 100, "Trying"), new PlayTone(caller, Tone.RINGBACK));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.TRANSFERRING);
        Dial dial = house.phones.commands(Dial.class).get(1);
        assertThat(dial.shown()).isEqualTo(new CallerIdentity("1001", "Name of 1001"));
        assertThat(dial.notes().referredBy()).isEqualTo("1002");
        LegId target = house.legTo("1003");
        house.phones.rings(target);
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 180, "Ringing"));
        assertThat(house.phones.answers(target)).contains(
                new Bridge(caller, target),
                new ReportTransfer(transferor, 200, "OK"),
                new HangUp(transferor, Cause.NORMAL_CLEARING));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(target);
        CallRecord record = house.onlyRecord();
        assertThat(record.legs()).hasSize(3).allMatch(leg -> leg.answeredAt() != null);
        assertThat(record.hangUpBy()).isEqualTo(HangUpParty.CALLEE);
        assertThat(record.explain()).contains("transferred by 1002 to 1003");
    }

    private java.util.List<ReportTransfer> reports() {
        return house.phones.commands(ReportTransfer.class);
    }

    @Test
    void theCallerHandsOnAndLeavesBeforeTheAnswer() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.phones.caller(call);
        house.phones.refers(transferor, "1003");
        house.phones.hangsUp(transferor);
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(Bridge.class))
                .endsWith(new Bridge(house.legTo("1002"), house.legTo("1003")));
        house.phones.hangsUp(house.legTo("1002"));
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void aBusyTargetGivesTheConversationBack() {
        CallId call = house.talking("1001", "1002");
        LegId caller = house.phones.caller(call);
        LegId transferor = house.legTo("1002");
        house.phones.refers(transferor, "1003");
        assertThat(house.phones.rejects(house.legTo("1003"), Cause.BUSY)).contains(
                new ReportTransfer(transferor, 486, "Busy Here"), new Bridge(caller, transferor));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.phones.timers()).containsExactly("limit");
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.NORMAL_CLEARING);
    }

    @Test
    void anUnknownTargetGivesTheConversationBackAtOnce() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        house.phones.refers(transferor, "9999");
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 404, "Not Found"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(transferor);
        assertThat(house.records).hasSize(1);
    }

    @Test
    void aBusyTargetAfterTheTransferorLeftEndsTheCallWithItsCause() {
        house.talking("1001", "1002");
        house.phones.refers(house.legTo("1002"), "1003");
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        house.phones.advance(java.time.Duration.ofSeconds(20));
        assertThat(house.onlyRecord().cause()).isEqualTo(Cause.BUSY);
    }

    @Test
    void whoIsHandedOnHangsUpAndEverybodyIsLetGo() {
        CallId call = house.talking("1001", "1002");
        house.phones.refers(house.legTo("1002"), "1003");
        house.phones.rings(house.legTo("1003"));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.onlyRecord().hangUpBy()).isEqualTo(HangUpParty.CALLER);
    }

    @Test
    void aPeerOnHoldIsLetHearTheRinging() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        house.phones.offers(transferor, MediaDirection.SENDONLY);
        house.phones.refers(transferor, "1003");
        assertThat(house.only(ApplyMedia.class))
                .isEqualTo(new ApplyMedia(house.phones.caller(call), MediaDirection.SENDRECV));
        house.phones.rejects(house.legTo("1003"), Cause.DECLINED);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HELD);
        house.phones.hangsUp(transferor);
        assertThat(house.records).hasSize(1);
    }

    @Test
    void nobodyIsHandedOnToHimself() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        house.phones.refers(transferor, "1001");
        assertThat(reports()).containsExactly(
                new ReportTransfer(transferor, 482, "Cannot be transferred to itself"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(transferor);
    }

    @Test
    void aCallHandedToAndFroIsStoppedAtSomePoint() {
        house.extension("1003", new String[0]);
        house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        for (int i = 0; i < 60; i++) {
            house.phones.refers(transferor, "1003");
        }
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 482, "Transferred too often"));
        house.phones.hangsUp(transferor);
        assertThat(house.onlyRecord().legs()).hasSize(2);
    }

    @Test
    void whoMayNotCallMayNotHandOn() {
        house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        house.disabled("1002");
        house.phones.refers(transferor, "1003");
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 403, "Forbidden"));
        house.phones.hangsUp(transferor);
    }

    @Test
    void aSecondWishWaitsAndAWishBeforeTheAnswerIsRefused() {
        house.call("1001", "1002");
        LegId callee = house.legTo("1002");
        house.phones.refers(callee, "1003");
        assertThat(reports()).extracting(ReportTransfer::status).containsExactly(403);
        house.phones.answers(callee);
        house.phones.refers(callee, "1003");
        house.phones.refers(callee, "1004");
        assertThat(reports()).extracting(ReportTransfer::status).containsExactly(403, 100, 491);
        house.phones.hangsUp(callee);
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        house.phones.advance(java.time.Duration.ofSeconds(20));
        assertThat(house.records).hasSize(1);
    }

    @Test
    void anAnnouncedTransferJoinsTheTwoConversations() {
        CallId first = house.talking("1002", "1001");
        LegId waiting = house.legTo("1001");
        CallId second = house.talking("1002", "1003");
        LegId target = house.legTo("1003");
        house.phones.offers(house.phones.caller(first), MediaDirection.SENDONLY);
        house.phones.refers(house.phones.caller(first), "1003", house.phones.caller(second), false);
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(waiting, target));
        assertThat(house.only(ApplyMedia.class)).isEqualTo(new ApplyMedia(waiting, MediaDirection.SENDRECV));
        assertThat(reports()).extracting(ReportTransfer::status).containsExactly(100, 200);
        assertThat(house.records).hasSize(1);
        assertThat(house.onlyRecord().explain()).contains("1003 goes on in call " + first);
        assertThat(house.live(first).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(target);
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.records).hasSize(2);
        CallRecord joined = house.records.get(1);
        assertThat(joined.legs()).extracting(leg -> leg.party()).containsExactly("1002", "1001", "1003");
        assertThat(joined.explain()).contains("joined with 1003 by 1002");
    }

    @Test
    void anAnnouncedTransferFromTheCalledSideOfBoth() {
        CallId first = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId second = house.talking("1003", "1002");
        house.phones.refers(transferor, "1003", house.legTo("1002"), false);
        assertThat(house.phones.commands(Bridge.class))
                .endsWith(new Bridge(house.phones.caller(first), house.phones.legs().get(2).id()));
        assertThat(house.live(second)).isNull();
        house.phones.hangsUp(house.phones.caller(first));
        assertThat(house.records).hasSize(2);
    }

    @Test
    void whileTheTargetStillRingsItIsDialledForWhoIsHandedOn() {
        CallId first = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId second = house.call("1002", "1003");
        house.phones.rings(house.legTo("1003"));
        house.phones.refers(transferor, "1003", house.phones.caller(second), false);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.CANCELLED);
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(Bridge.class))
                .endsWith(new Bridge(house.phones.caller(first), house.legTo("1003")));
        house.phones.hangsUp(house.phones.caller(first));
        assertThat(house.records).hasSize(2);
    }

    @Test
    void aLegOfSomebodyElseIsNotGiven() {
        house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId other = house.talking("1003", "1004");
        house.phones.refers(transferor, "1003", house.phones.caller(other), false);
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 481, "Call Does Not Exist"));
        assertThat(house.live(other).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(transferor);
        house.phones.hangsUp(house.phones.caller(other));
    }

    @Test
    void earlyOnlyMeansEarlyOnly() {
        house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId second = house.talking("1002", "1003");
        house.phones.refers(transferor, "1003", house.phones.caller(second), true);
        assertThat(reports()).endsWith(new ReportTransfer(transferor, 486, "Answered already"));
        house.phones.hangsUp(transferor);
        house.phones.hangsUp(house.phones.caller(second));
    }

    @Test
    void whoIsHandedOnHangsUpWhileTheOtherCallIsAsked() {
        CallId first = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId second = house.talking("1002", "1003");
        LegId target = house.legTo("1003");
        house.phones.withhold();
        house.phones.refers(transferor, "1003", house.phones.caller(second), false);
        house.phones.hangsUp(house.phones.caller(first));
        house.phones.confirm();
        assertThat(house.phones.commands(HangUp.class)).contains(new HangUp(target, Cause.NORMAL_CLEARING));
        assertThat(house.records).hasSize(2);
    }
}
