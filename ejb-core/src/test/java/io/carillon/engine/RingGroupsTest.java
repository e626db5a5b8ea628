package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.LegRecord;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.SwitchCommand;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.group.GroupTally;
import io.carillon.event.CallEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ring groups with the real engine: who rings when, who is let go, and where a call goes that nobody takes. */
class RingGroupsTest extends Scenario {
    /** A group of members written {@code number} or {@code number:delay}, that rings for 20 seconds. */
    static RingGroup group(String number, RingStrategy strategy, String otherwise, String... members) {
        return group(number, strategy, otherwise, false, members);
    }

    private static RingGroup group(
            String number, RingStrategy strategy, String otherwise, boolean skipBusy, String... members) {
        return new RingGroup(number, "Sales", true, strategy, Duration.ofSeconds(20), skipBusy, Permission.NATIONAL,
                otherwise, Arrays.stream(members).map(RingGroupsTest::member).toList(), false);
    }

    private static RingGroup.Member member(String text) {
        String[] parts = text.split(":");
        return new RingGroup.Member(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0, 1);
    }

    private List<String> dialled() {
        return house.phones.commands(SwitchCommand.Dial.class).stream()
                .map(dial -> dial.target().uri().substring(4, 8))
                .toList();
    }

    private void everybodyHangsUp(CallId call) {
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void allRingAndWhoeverAnswersFirstHasTheCall() {
        house.groups(group("601", RingStrategy.ALL, "", "1002", "1003", "1004"));
        CallId call = house.call("1001", "601");
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        house.phones.rings(house.legTo("1002"));
        house.phones.rings(house.legTo("1003"));
        house.phones.answers(house.legTo("1003"));
        assertThat(house.phones.commands(SwitchCommand.HangUp.class)).extracting(SwitchCommand.HangUp::leg)
                .containsExactlyInAnyOrder(house.legTo("1002"), house.legTo("1004"));
        assertThat(house.phones.commands(SwitchCommand.HangUp.class)).extracting(SwitchCommand.HangUp::cause)
                .containsOnly(Cause.ANSWERED_ELSEWHERE);
        CallEvent.CallAnswered answered = house.events.stream()
                .filter(CallEvent.CallAnswered.class::isInstance)
                .map(CallEvent.CallAnswered.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(answered.group()).isEqualTo("601");
        assertThat(answered.party()).isEqualTo("1003");
        everybodyHangsUp(call);
        CallRecord record = house.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.callee()).isEqualTo("601");
        assertThat(record.legs()).extracting(LegRecord::group).containsExactly("", "601", "601", "601");
        assertThat(record.legs().stream().filter(leg -> leg.answeredAt() != null).map(LegRecord::party))
                .containsExactly("1001", "1003");
        assertThat(record.explain()).contains("601: ring group Sales, all together for 20 s", "  1002\n", "  1003\n");
    }

    @Test
    void whoHasADelayJoinsLaterAndAtOnceWhenNobodyRingsAnyMore() {
        house.groups(group("601", RingStrategy.ALL, "", "1002", "1003:5", "1004:12"));
        CallId call = house.call("1001", "601");
        assertThat(dialled()).containsExactly("1002");
        house.phones.advance(Duration.ofSeconds(4));
        assertThat(dialled()).containsExactly("1002");
        house.phones.advance(Duration.ofSeconds(1));
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.rejects(house.legTo("1002"), Cause.DECLINED);
        assertThat(dialled()).as("1003 still rings").containsExactly("1002", "1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        house.phones.answers(house.legTo("1004"));
        everybodyHangsUp(call);
    }

    @Test
    void theDelayOfTheThirdCountsFromTheBeginning() {
        house.groups(group("601", RingStrategy.ALL, "", "1002", "1003:5", "1004:12"));
        CallId call = house.call("1001", "601");
        house.phones.advance(Duration.ofSeconds(11));
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.advance(Duration.ofSeconds(1));
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        everybodyHangsUp(call);
    }

    @Test
    void linearGoesOnAfterItsTimeAndAtOnceAfterARefusal() {
        house.groups(group("602", RingStrategy.LINEAR, "", "1002", "1003", "1004"));
        CallId call = house.call("1001", "602");
        assertThat(dialled()).containsExactly("1002");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(20));
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.rejects(house.legTo("1003"), Cause.DECLINED);
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        assertThat(house.phones.commands(SwitchCommand.Ring.class)).as("the caller hears it ring once").hasSize(1);
        house.phones.answers(house.legTo("1004"));
        everybodyHangsUp(call);
        assertThat(house.onlyRecord().explain()).contains("1002: 480 No answer", "1003: 603");
    }

    @Test
    void circularBeginsOneFurtherWithEachCall() {
        house.groups(group("602", RingStrategy.CIRCULAR, "", "1002", "1003", "1004"));
        for (int i = 0; i < 4; i++) {
            everybodyHangsUp(house.call("1001", "602"));
        }
        assertThat(dialled()).containsExactly("1002", "1003", "1004", "1002");
    }

    @Test
    void theLeastRecentAndTheLeastCalledComeFirst() {
        for (RingStrategy strategy : List.of(RingStrategy.LEAST_RECENT, RingStrategy.FEWEST_CALLS)) {
            house.forgetThePast();
            house.groups(group(strategy == RingStrategy.FEWEST_CALLS ? "603" : "604", strategy, "", "1002", "1003"));
            String number = strategy == RingStrategy.FEWEST_CALLS ? "603" : "604";
            for (String takes : List.of("1002", "1003", "1002")) {
                CallId call = house.call("1001", number);
                assertThat(dialled()).as("%s", strategy).endsWith(takes);
                house.phones.answers(lastLegTo(takes));
                everybodyHangsUp(call);
                house.phones.advance(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void whatWasAnsweredBeforeTheServerStartedCounts() {
        house.tally.begin(List.of(
                new GroupTally.Before(House.TENANT, "603", "1002", 5, house.phones.now().minusSeconds(60)),
                new GroupTally.Before(House.TENANT, "603", "1003", 2, house.phones.now().minusSeconds(50)),
                new GroupTally.Before(House.TENANT, "604", "1002", 5, house.phones.now().minusSeconds(60)),
                new GroupTally.Before(House.TENANT, "604", "1003", 2, house.phones.now().minusSeconds(50))));
        house.groups(group("603", RingStrategy.FEWEST_CALLS, "", "1002", "1003"),
                group("604", RingStrategy.LEAST_RECENT, "", "1003", "1002"));
        for (String expected : List.of("603 1003", "604 1002")) {
            CallId call = house.call("1001", expected.substring(0, 3));
            assertThat(dialled()).endsWith(expected.substring(4));
            everybodyHangsUp(call);
        }
    }

    private LegId lastLegTo(String number) {
        List<SwitchCommand.Dial> dials = house.phones.commands(SwitchCommand.Dial.class);
        SwitchCommand.Dial last = dials.get(dials.size() - 1);
        assertThat(last.target().uri()).startsWith("sip:" + number);
        return last.leg();
    }

    @Test
    void whoIsInACallIsLeftOutWhereTheGroupSaysSo() {
        CallId talk = house.talking("1003", "1002");
        house.groups(group("601", RingStrategy.ALL, "", true, "1002", "1003", "1004"));
        CallId call = house.call("1001", "601");
        assertThat(dialled()).containsExactly("1002", "1004");
        everybodyHangsUp(call);
        everybodyHangsUp(talk);
        CallId next = house.call("1001", "601");
        assertThat(dialled()).endsWith("1002", "1003", "1004");
        everybodyHangsUp(next);
    }

    @Test
    void whoRangInVainIsNotBusyWhileAnotherTalks() {
        house.groups(group("602", RingStrategy.LINEAR, "", true, "1002", "1003"));
        CallId talk = house.call("1001", "602");
        house.phones.advance(Duration.ofSeconds(20));
        house.phones.answers(house.legTo("1003"));
        CallId call = house.call("1004", "602");
        assertThat(dialled()).containsExactly("1002", "1003", "1002");
        everybodyHangsUp(call);
        everybodyHangsUp(talk);
    }

    @Test
    void aGroupIsBusyOnlyWhenAllOfItIs() {
        house.groups(group("601", RingStrategy.ALL, "", "1002", "1003"));
        house.call("1001", "601");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.only(SwitchCommand.Reject.class).cause()).isEqualTo(Cause.BUSY);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
    }

    @Test
    void whenNobodyAnswersTheCallGoesWhereTheGroupSays() {
        house.groups(group("601", RingStrategy.ALL, "602", "1002"), group("602", RingStrategy.LINEAR, "1004", "1003"));
        CallId call = house.call("1001", "601");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(20));
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.advance(Duration.ofSeconds(20));
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        house.phones.answers(house.legTo("1004"));
        everybodyHangsUp(call);
        assertThat(house.onlyRecord().legs()).extracting(LegRecord::group).containsExactly("", "601", "602", "");
        assertThat(house.onlyRecord().explain()).contains("nobody of ring group Sales takes it, sent on to 602");
    }

    @Test
    void withoutAnotherPlaceToGoTheCallerIsToldThatNobodyAnswers() {
        house.groups(group("602", RingStrategy.LINEAR, "", "1002"));
        house.call("1001", "602");
        house.phones.rings(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(20));
        assertThat(house.only(SwitchCommand.Reject.class).cause()).isEqualTo(Cause.NO_ANSWER);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
    }

    @Test
    void aGroupWithoutATelephoneIsNobody() {
        house.groups(group("601", RingStrategy.ALL, "", "9999", "1001"));
        house.call("1001", "601");
        assertThat(dialled()).isEmpty();
        assertThat(house.only(SwitchCommand.Reject.class).cause().sip()).isBetween(400, 499);
        assertThat(house.onlyRecord().explain()).contains("9999: nobody has this number", "1001: calls itself");
    }

    @Test
    void doNotDisturbHoldsInAGroupAndForwardingIsNotFollowed() {
        house.forwarding("1002", f -> f.withDnd(true)).forwarding("1003", f -> f.withAll("1004"));
        house.groups(group("601", RingStrategy.ALL, "", "1002", "1003"));
        CallId call = house.call("1001", "601");
        assertThat(dialled()).containsExactly("1003");
        everybodyHangsUp(call);
    }

    @Test
    void groupsThatSendCallsToEachOtherEnd() {
        house.groups(group("601", RingStrategy.ALL, "602", "1002"), group("602", RingStrategy.LINEAR, "601", "1003"));
        house.call("1001", "601");
        house.phones.advance(Duration.ofSeconds(41));
        assertThat(house.onlyRecord().explain()).contains("forwarding goes round in circles");
        assertThat(house.registry.all()).isEmpty();
    }

    @Test
    void somebodyWhoIsHandedOnToAGroupReachesIt() {
        house.groups(group("602", RingStrategy.LINEAR, "", "1003", "1004"));
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, new AppRequest.TransferCall(
                "ann", house.legTo("1002"), new DialledNumber("602")));
        house.phones.advance(Duration.ofSeconds(20));
        SwitchCommand.Dial last = house.phones.commands(SwitchCommand.Dial.class).get(2);
        assertThat(last.shown().displayName()).as("the second member sees who is handed on").isEqualTo("Name of 1001");
        house.phones.answers(house.legTo("1004"));
        everybodyHangsUp(call);
    }

    @Test
    void twoTelephonesOfAMemberAreOneMember() {
        house.extension("1002", "a", "b");
        house.groups(group("602", RingStrategy.LINEAR, "", "1002", "1003"));
        CallId call = house.call("1001", "602");
        house.phones.rejects(house.legTo("1002", "a"), Cause.BUSY);
        assertThat(dialled()).as("the other telephone rings on").containsExactly("1002", "1002");
        house.phones.rejects(house.legTo("1002", "b"), Cause.BUSY);
        assertThat(dialled()).containsExactly("1002", "1002", "1003");
        everybodyHangsUp(call);
    }
}
