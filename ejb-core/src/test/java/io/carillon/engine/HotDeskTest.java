package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.Tone;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 1001 sits down at the telephone of 1003. */
class HotDeskTest extends Scenario {
    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private LegId dials(String from, String code) {
        return house.phones.caller(house.call(from, code));
    }

    private Tone lastTone() {
        List<PlayTone> tones = house.phones.commands(PlayTone.class);
        return tones.get(tones.size() - 1).tone();
    }

    private List<String> lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().items().stream().map(item -> ((PromptItem.File) item).name()).toList();
    }

    private void login() {
        LegId leg = dials("1003", "*111001");
        house.phones.presses(leg, "4711#");
        assertThat(lastTone()).isEqualTo(Tone.CONFIRMATION);
        house.phones.toneEnds(leg);
    }

    @Test
    void whoHasLoggedInCallsFromThereAndIsCalledThere() {
        login();
        CallId out = house.call("1003", "1002");
        Dial dial = house.only(Dial.class);
        assertThat(dial.shown().number()).isEqualTo("1001");
        assertThat(house.live(out).leg(house.phones.caller(out)).party()).isEqualTo("1001");
        house.phones.hangsUp(house.phones.caller(out));
        house.call("1002", "1001");
        assertThat(house.phones.commands(Dial.class)).extracting(one -> one.target().uri())
                .endsWith("sip:1001@a", "sip:1003@a");
    }

    @Test
    void whoLeavesIsSomebodyElseAgain() {
        login();
        LegId leg = dials("1003", "*12");
        assertThat(lastTone()).isEqualTo(Tone.CONFIRMATION);
        house.phones.toneEnds(leg);
        CallId out = house.call("1003", "1002");
        assertThat(house.only(Dial.class).shown().number()).isEqualTo("1003");
        house.phones.hangsUp(house.phones.caller(out));
        dials("1003", "*12");
        assertThat(lastTone()).isEqualTo(Tone.REJECTED);
    }

    @Test
    void anotherLogsInOverWhoIsThere() {
        login();
        LegId leg = dials("1003", "*111002");
        house.phones.presses(leg, "4711#");
        assertThat(house.desks.get("1003").user()).isEqualTo("1002");
    }

    @Test
    void aWrongPinIsAskedAgainAndNothingIsToldOfExtensionsThatAreNot() {
        for (String who : List.of("1001", "9999")) {
            LegId leg = dials("1003", "*11" + who);
            assertThat(lastSaid()).containsExactly("vm-pin");
            house.phones.presses(leg, "1111#");
            assertThat(lastSaid()).containsExactly("vm-wrong", "vm-pin");
            house.phones.presses(leg, "#2222#");
            assertThat(lastSaid()).containsExactly("vm-wrong");
            house.phones.promptEnds(leg, "bye");
            assertThat(house.phones.leg(leg).isOver()).isTrue();
        }
        LegId leg = dials("1003", "*111004");
        house.phones.presses(leg, "4711#");
        assertThat(lastSaid()).containsExactly("vm-no-pin");
        assertThat(house.desks).isEmpty();
    }

    @Test
    void whoSaysNothingIsLetGo() {
        LegId leg = dials("1003", "*111001");
        house.phones.presses(leg, "47");
        house.phones.advance(Duration.ofSeconds(16));
        assertThat(house.phones.leg(leg).isOver()).isTrue();
        assertThat(house.phones.timers()).isEmpty();
    }

    @Test
    void aUserWhoIsGoneLeavesTheTelephoneToItself() {
        login();
        house.disabled("1001");
        house.call("1003", "1002");
        assertThat(house.only(Dial.class).shown().number()).isEqualTo("1003");
    }
}
