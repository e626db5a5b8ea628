package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Disposition;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.CommandFailed;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordedLeg;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.HangUp;
import io.carillon.contract.SwitchCommand.ReportTransfer;
import io.carillon.park.ParkSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers wait at places of the house until somebody takes them. */
class ParkTest extends Scenario {
    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private String lastSaidTo(LegId leg) {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class).stream()
                .filter(one -> one.leg().equals(leg)).toList();
        return said.get(said.size() - 1).prompt().items().stream()
                .map(item -> item instanceof PromptItem.Digits digits ? digits.digits()
                        : item instanceof PromptItem.File file ? file.name() : "")
                .reduce("", String::concat);
    }

    /** 1002 parks whom it talks with. @return the call */
    private CallId parked(String to) {
        CallId call = house.talking("1001", "1002");
        house.phones.refers(house.legTo("1002"), to);
        return call;
    }

    /** The leg that called last, wherever it is by now. */
    private LegId newest() {
        return house.phones.legs().stream().filter(RecordedLeg::isInbound).reduce((first, next) -> next).orElseThrow().id();
    }

    private CallRecord recordOf(CallId call) {
        return house.records.stream().filter(record -> record.id().equals(call)).findFirst().orElseThrow();
    }

    @Test
    void whoIsHandedOnToTheCodeHearsMusicAndWhoParksHearsThePlace() {
        CallId call = parked("*70");
        LegId caller = house.phones.caller(call);
        LegId parker = house.legTo("1002");
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(caller, "default"));
        assertThat(lastSaidTo(parker)).isEqualTo("701");
        assertThat(house.phones.leg(parker).isOver()).as("it listens").isFalse();
        house.phones.promptEnds(parker, "place");
        assertThat(house.phones.commands(ReportTransfer.class)).endsWith(new ReportTransfer(parker, 200, "OK"));
        assertThat(house.phones.commands(HangUp.class)).containsExactly(new HangUp(parker, Cause.NORMAL_CLEARING));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        assertThat(house.eventTypes()).contains("call.parked");
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
    }

    @Test
    void whoDialsThePlaceHasTheCall() {
        CallId call = parked("*70");
        house.phones.promptEnds(house.legTo("1002"), "place");
        house.call("1003", "701");
        LegId taker = newest();
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(house.phones.caller(call), taker));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.eventTypes()).contains("call.unparked");
        house.phones.hangsUp(taker);
        CallRecord record = recordOf(call);
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.legs()).extracting(leg -> leg.party()).containsExactly("1001", "1002", "1003");
        assertThat(record.explain()).contains("parked at 701", "1003 takes the call");
        assertThat(house.records).hasSize(2);
    }

    @Test
    void eachCallHasAPlaceOfItsOwnAndAPlaceThatIsFreeIsTakenAgain() {
        house.extension("1005").extension("1006");
        parked("*70");
        CallId other = house.talking("1005", "1006");
        house.phones.refers(house.legTo("1006"), "*70");
        assertThat(lastSaidTo(house.legTo("1006"))).isEqualTo("702");
        house.phones.hangsUp(house.phones.caller(other));
        house.phones.advance(Duration.ofSeconds(61));
        CallId third = house.talking("1005", "1006");
        house.phones.refers(house.legTo("1006"), "*70");
        assertThat(lastSaidTo(house.legTo("1006"))).isEqualTo("702");
        house.phones.hangsUp(house.phones.caller(third));
    }

    @Test
    void aPlaceIsChosenByItsNumberAndWhatIsTakenIsNotGivenTwice() {
        house.extension("1005").extension("1006");
        parked("715");
        assertThat(lastSaidTo(house.legTo("1002"))).isEqualTo("715");
        house.talking("1005", "1006");
        house.phones.refers(house.legTo("1006"), "715");
        assertThat(lastSaidTo(house.legTo("1006"))).isEqualTo("701");
    }

    @Test
    void anAnnouncedTransferParksAtThePlaceThatWasTold() {
        CallId call = house.talking("1001", "1002");
        LegId transferor = house.legTo("1002");
        CallId asked = house.call("1002", "*70");
        LegId listening = house.phones.caller(asked);
        assertThat(lastSaidTo(listening)).isEqualTo("701");
        house.phones.refers(transferor, "*70", listening, false);
        assertThat(house.live(asked)).isNull();
        assertThat(house.phones.leg(transferor).isOver()).isTrue();
        house.call("1003", "701");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.live(call).leg(house.phones.caller(call)).isUp()).isTrue();
    }

    @Test
    void aPlaceThatSomebodyWasToldOfIsNotGivenToOthers() {
        house.call("1003", "*70");
        parked("*70");
        assertThat(lastSaidTo(house.legTo("1002"))).isEqualTo("702");
    }

    @Test
    void whoParkedIsCalledAfterATimeWithThePlaceShownAndTheCallerWaitsOn() {
        CallId call = parked("*70");
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(121));
        List<Dial> dials = house.phones.commands(Dial.class);
        assertThat(dials.get(dials.size() - 1).target().uri()).isEqualTo("sip:1002@a");
        assertThat(dials.get(dials.size() - 1).shown().number()).isEqualTo("1001");
        assertThat(dials.get(dials.size() - 1).shown().displayName()).isEqualTo("701 Name of 1001");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(house.phones.commands(PlayMusic.class)).hasSize(2);
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        house.phones.advance(Duration.ofSeconds(121));
        LegId parker = house.legTo("1002");
        house.phones.rings(parker);
        house.phones.answers(parker);
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(house.phones.caller(call), parker));
        assertThat(house.eventTypes()).containsOnlyOnce("call.parked").containsOnlyOnce("call.unparked");
    }

    @Test
    void whoIsRecalledForIsStillTakenByHisPlace() {
        CallId call = parked("*70");
        house.phones.hangsUp(house.legTo("1002"));
        house.phones.advance(Duration.ofSeconds(121));
        LegId recalled = house.legTo("1002");
        house.call("1003", "701");
        LegId taker = newest();
        assertThat(house.phones.commands(Bridge.class)).endsWith(new Bridge(house.phones.caller(call), taker));
        assertThat(house.phones.commands(HangUp.class)).endsWith(new HangUp(recalled, Cause.ANSWERED_ELSEWHERE));
    }

    @Test
    void whenEveryPlaceIsTakenTheCallGoesBack() {
        house.extension("1005").extension("1006");
        house.put(house.park, ParkSettings.HOUSE, new ParkSettings(801, 801, 60));
        parked("*70");
        assertThat(lastSaidTo(house.legTo("1002"))).isEqualTo("801");
        CallId second = house.talking("1005", "1006");
        house.phones.refers(house.legTo("1006"), "*70");
        LegId back = house.legTo("1006");
        assertThat(house.phones.leg(back).isOver()).as("it rings again").isFalse();
        house.phones.answers(back);
        assertThat(house.live(second).status()).isEqualTo(CallStatus.ACTIVE);
        assertThat(house.eventTypes()).containsOnlyOnce("call.parked");
    }

    @Test
    void aPlaceAtWhichNobodyWaitsSaysSo() {
        CallId call = house.call("1003", "705");
        LegId caller = house.phones.caller(call);
        assertThat(lastSaidTo(caller)).isEqualTo("not-available");
        house.phones.promptEnds(caller, "nobody");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void aNumberOfAnExtensionIsNoPlace() {
        house.extension("701");
        CallId call = parked("*70");
        assertThat(lastSaidTo(house.legTo("1002"))).isEqualTo("702");
        house.phones.hangsUp(house.phones.caller(call));
        CallId direct = house.call("1003", "701");
        assertThat(house.phones.commands(Dial.class)).extracting(dial -> dial.target().uri()).endsWith("sip:701@a");
        house.phones.hangsUp(house.phones.caller(direct));
    }

    @Test
    void theApiParksToo() {
        CallId call = house.talking("1001", "1002");
        house.phones.asks(call, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("703")));
        assertThat(house.phones.leg(house.legTo("1002")).isOver()).isTrue();
        house.call("1003", "703");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void hangingUpAtEachStepLeavesNothing() {
        CallId call = parked("*70");
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.up()).as("who parked is let go, too").isEmpty();
        call = parked("*70");
        house.phones.hangsUp(house.legTo("1002"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        house.phones.advance(Duration.ofSeconds(121));
        house.phones.hangsUp(house.phones.caller(call));
        assertThat(house.phones.up()).isEmpty();
        CallId asked = house.call("1002", "*70");
        house.phones.hangsUp(house.phones.caller(asked));
        assertThat(house.phones.timers()).isEmpty();
        assertThat(house.records).hasSize(3);
    }

    @Test
    void aParkerWhoCannotBeToldIsLetGoAndTheCallerWaitsOn() {
        CallId call = house.talking("1001", "1002");
        LegId parker = house.legTo("1002");
        house.phones.offers(parker, MediaDirection.SENDONLY);
        house.phones.refers(parker, "*70");
        PlayPrompt told = house.phones.commands(PlayPrompt.class).get(0);
        house.phones.feed(new CommandFailed(call, house.phones.now(), told, "made to fail", Cause.SERVER_ERROR));
        assertThat(house.phones.leg(parker).isOver()).isTrue();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
    }

    @Test
    void theTimeForTellingIsBounded() {
        CallId call = parked("*70");
        house.phones.advance(Duration.ofSeconds(31));
        assertThat(house.phones.leg(house.legTo("1002")).isOver()).isTrue();
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
    }
}
