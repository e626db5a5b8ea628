package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.LegRecord;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.Tone;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.RingStrategy;
import io.carillon.findme.FindMe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person who is reached by several numbers at once. */
class FindMeTest extends Scenario {
    private static FindMe at(String... targets) {
        return new FindMe(true, 20, Arrays.stream(targets)
                .map(text -> text.split(":"))
                .map(parts -> new FindMe.Target(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0))
                .toList());
    }

    private List<String> dialled() {
        return house.phones.commands(SwitchCommand.Dial.class).stream()
                .map(dial -> dial.target().uri().substring(4, 8))
                .toList();
    }

    private void over(CallId call) {
        house.phones.hangsUp(house.phones.caller(call));
    }

    @Test
    void theOwnTelephoneAndTheOthersRingAndWhoeverAnswersHasTheCall() {
        house.findMe("1002", at("1003", "1004:5"));
        CallId call = house.call("1001", "1002");
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.advance(Duration.ofSeconds(5));
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        house.phones.answers(house.legTo("1004"));
        over(call);
        assertThat(house.onlyRecord().legs()).extracting(LegRecord::group).containsOnly("");
        assertThat(house.onlyRecord().explain()).contains("1002: is looked for at 3 numbers for 20 s (find-me)");
    }

    @Test
    void whenNobodyAnswersTheOwnForwardingHolds() {
        house.forwarding("1002", f -> f.withNoAnswer("1004")).findMe("1002", at("1003"));
        CallId call = house.call("1001", "1002");
        house.phones.rings(house.legTo("1003"));
        house.phones.advance(Duration.ofSeconds(20));
        assertThat(dialled()).containsExactly("1002", "1003", "1004");
        over(call);
    }

    @Test
    void aPersonWhoDeclinesDeclinesEverywhere() {
        house.findMe("1002", at("1003"));
        house.call("1001", "1002");
        house.phones.rejects(house.legTo("1003"), Cause.DECLINED);
        assertThat(house.only(SwitchCommand.Reject.class).cause()).isEqualTo(Cause.DECLINED);
    }

    @Test
    void busyAtOneNumberLeavesTheOthersRinging() {
        house.forwarding("1002", f -> f.withBusy("1004")).findMe("1002", at("1003"));
        CallId call = house.call("1001", "1002");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(dialled()).containsExactly("1002", "1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(dialled()).as("all are busy").containsExactly("1002", "1003", "1004");
        over(call);
    }

    @Test
    void aTelephoneThatIsGoneDoesNotKeepTheOthersFromRinging() {
        house.extension("1002", new String[0]).findMe("1002", at("1003:9"));
        CallId call = house.call("1001", "1002");
        assertThat(dialled()).as("at once, as nobody rings").containsExactly("1003");
        over(call);
    }

    @Test
    void inAGroupOnlyTheOwnTelephoneRings() {
        house.findMe("1002", at("1003"));
        RingGroup group = RingGroupsTest.group("601", RingStrategy.ALL, "", "1002");
        house.groups(group);
        CallId call = house.call("1001", "601");
        assertThat(dialled()).containsExactly("1002");
        over(call);
    }

    @Test
    void theKeypadSwitchesItOffAndOnAndSaysSoWhenThereIsNothingToSwitch() {
        house.findMe("1002", at("1003"));
        assertThat(toneAfter("1002", "*47")).isEqualTo(Tone.CONFIRMATION);
        assertThat(house.findMe.get("1002").enabled()).isFalse();
        assertThat(toneAfter("1002", "*46")).isEqualTo(Tone.CONFIRMATION);
        assertThat(house.findMe.get("1002").enabled()).isTrue();
        assertThat(toneAfter("1001", "*46")).isEqualTo(Tone.REJECTED);
    }

    private Tone toneAfter(String from, String code) {
        CallId call = house.call(from, code);
        List<SoundCommand.PlayTone> tones = house.phones.commands(SoundCommand.PlayTone.class);
        house.phones.toneEnds(house.phones.caller(call));
        return tones.get(tones.size() - 1).tone();
    }
}
