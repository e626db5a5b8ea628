package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.RecordedLeg;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.Tone;
import io.carillon.directory.RingStrategy;
import io.carillon.pickup.PickupSettings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rings at one telephone is answered at another. */
class PickupTest extends Scenario {
    private static final PickupSettings SALES = new PickupSettings("sales", false);

    @BeforeEach
    void group() {
        house.put(house.pickup, "1002", SALES).put(house.pickup, "1003", SALES);
    }

    private CallRecord recordOf(CallId call) {
        return house.records.stream().filter(record -> record.id().equals(call)).findFirst().orElseThrow();
    }

    /** The leg that called last, wherever it is by now. */
    private LegId newest() {
        return house.phones.legs().stream().filter(RecordedLeg::isInbound).reduce((first, next) -> next).orElseThrow().id();
    }

    private LegId dials(String from, String code) {
        house.call(from, code);
        return newest();
    }

    private void refused(CallId call) {
        LegId leg = house.phones.caller(call);
        assertThat(house.phones.commands(PlayTone.class)).endsWith(new PlayTone(leg, Tone.REJECTED));
        house.phones.toneEnds(leg);
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whoIsInTheGroupHasTheCallAndTheOtherTelephonesAreToldSo() {
        house.extension("1002", "a", "b").put(house.pickup, "1002", SALES);
        CallId call = house.call("1001", "1002");
        LegId caller = house.phones.caller(call);
        house.phones.rings(house.legTo("1002", "a"));
        CallId dialled = house.call("1003", "*8");
        LegId picker = newest();
        assertThat(house.phones.commands(Answer.class)).containsExactly(new Answer(picker, null), new Answer(caller, picker));
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(caller, picker));
        assertThat(house.phones.commands(HangUp.class)).containsExactlyInAnyOrder(
                new HangUp(house.legTo("1002", "a"), Cause.ANSWERED_ELSEWHERE),
                new HangUp(house.legTo("1002", "b"), Cause.ANSWERED_ELSEWHERE));
        assertThat(house.live(dialled)).as("the code's own call is over").isNull();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(picker);
        CallRecord record = recordOf(call);
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.explain()).contains("1003 picks up for 1002");
        assertThat(record.legs()).filteredOn(leg -> leg.answeredAt() != null)
                .extracting(leg -> leg.party()).containsExactly("1001", "1003");
        assertThat(recordOf(dialled).explain()).contains("1003 goes on in call " + call);
        assertThat(house.records).hasSize(2);
    }

    @Test
    void whatRingsLongestIsPickedUpFirst() {
        house.extension("1005").extension("1006");
        CallId first = house.call("1005", "1002");
        house.phones.advance(Duration.ofSeconds(1));
        CallId second = house.call("1006", "1002");
        house.call("1003", "*8");
        assertThat(house.live(first).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(second).status()).isNotEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(first));
        house.phones.hangsUp(house.phones.caller(second));
    }

    @Test
    void whatRingsForAGroupIsPickedUpByTheNumberOfTheGroup() {
        house.groups(RingGroupsTest.group("601", RingStrategy.ALL, "", "1002", "1004"));
        CallId call = house.call("1001", "601");
        house.call("1003", "**601");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(recordOf(call).legs()).hasSize(4);
    }

    @Test
    void onlyTheOwnGroupIsPickedUpUnlessAnybodyIsAllowed() {
        CallId call = house.call("1001", "1002");
        refused(house.call("1004", "*8"));
        refused(house.call("1004", "**1002"));
        house.put(house.pickup, "1004", new PickupSettings("", true));
        refused(house.call("1004", "*8"));
        house.call("1004", "**1002");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theOwnTelephoneThatRingsElsewhereIsAlwaysOnesOwn() {
        CallId call = house.call("1001", "1004");
        house.call("1004", "**1004");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void nothingThatIsAnsweredOrRingsOutsideIsPickedUp() {
        CallId call = house.talking("1001", "1002");
        refused(house.call("1003", "*8"));
        refused(house.call("1003", "**1002"));
        house.phones.hangsUp(house.phones.caller(call));
        refused(house.call("1003", "**1002"));
    }

    @Test
    void nobodyPicksUpWhatHeCallsHimself() {
        CallId call = house.call("1003", "1002");
        refused(house.call("1003", "*8"));
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void whoIsHandedOnAndRingsIsPickedUp() {
        CallId call = house.talking("1001", "1004");
        house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1004"), new DialledNumber("1002")));
        CallId dialled = house.call("1003", "**1002");
        assertThat(house.live(dialled)).isNull();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(recordOf(call).explain()).contains("1003 picks up for 1002");
    }

    @Test
    void twoWhoPickUpAtOnceGetOneCall() {
        house.put(house.pickup, "1004", SALES);
        CallId call = house.call("1001", "1002");
        house.phones.withhold();
        LegId first = dials("1003", "*8");
        LegId second = dials("1004", "*8");
        house.phones.confirm();
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(house.phones.caller(call), first));
        assertThat(house.phones.leg(second).isOver()).as("who was later is let go").isTrue();
        house.phones.hangsUp(first);
        assertThat(house.records).hasSize(3);
    }

    @Test
    void aCallerWhoGivesUpMeanwhileLeavesNobodyBehind() {
        CallId call = house.call("1001", "1002");
        house.phones.withhold();
        LegId picker = dials("1003", "*8");
        house.phones.hangsUp(house.phones.caller(call));
        house.phones.confirm();
        assertThat(house.phones.leg(picker).isOver()).isTrue();
        assertThat(recordOf(call).disposition()).isEqualTo(Disposition.CANCELLED);
    }
}
