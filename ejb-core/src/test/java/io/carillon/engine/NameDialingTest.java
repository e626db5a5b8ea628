package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.menu.Menu;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller spells a name. All are called "Name of" and their number: 6263 is "Name". */
class NameDialingTest extends Scenario {
    private CallId call;
    private LegId caller;

    @BeforeEach
    void dial() {
        call = house.call("1001", "*411");
        caller = house.phones.caller(call);
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private String lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().items().stream()
                .map(item -> item instanceof PromptItem.File file ? file.name()
                        : item instanceof PromptItem.Text text ? text.words()
                        : String.valueOf(((PromptItem.Number) item).value()))
                .reduce((one, next) -> one + "|" + next).orElse("");
    }

    @Test
    void whoHasTheNameIsOfferedAndChosen() {
        assertThat(lastSaid()).isEqualTo("name-spell");
        house.phones.presses(caller, "6263#");
        assertThat(lastSaid()).isEqualTo("Name of 1002|name-press|1|Name of 1003|name-press|2|Name of 1004|name-press|3");
        house.phones.presses(caller, "92");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:1003@a");
        house.phones.answers(house.legTo("1003"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void aPauseEndsTheName() {
        house.phones.presses(caller, "63");
        house.phones.advance(Duration.ofSeconds(4));
        assertThat(lastSaid()).as("of").startsWith("Name of 1002");
        house.phones.presses(caller, "*");
        assertThat(lastSaid()).isEqualTo("name-spell");
    }

    @Test
    void whoIsNotThereOrSaysNothingIsAskedAgainAndThenLetGo() {
        house.phones.presses(caller, "999#");
        assertThat(lastSaid()).isEqualTo("name-none|name-spell");
        house.phones.promptEnds(caller, "ask");
        house.phones.advance(Duration.ofSeconds(9));
        assertThat(lastSaid()).isEqualTo("nothing-heard|name-spell");
        house.phones.presses(caller, "#");
        assertThat(lastSaid()).isEqualTo("goodbye");
        house.phones.promptEnds(caller, "bye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whoDoesNotAnswerSendsTheCallerBack() {
        house.phones.presses(caller, "6263#1");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastSaid()).isEqualTo("not-available|name-spell");
    }

    @Test
    void aMenuAsksForNames() {
        house.phones.hangsUp(caller);
        house.hosted(Map.of("5000", new Menu(true, "Reception", "en", List.of(), Map.of(
                '8', new Menu.Choice(Menu.Action.NAME, "")), false, new Menu.Patience(6, 3, 2),
                Menu.Choice.HANG_UP, Menu.Choice.HANG_UP)));
        CallId next = house.call("1001", "5000");
        house.phones.presses(house.phones.caller(next), "8");
        assertThat(lastSaid()).isEqualTo("name-spell");
    }

    @Test
    void whoComesFromAMenuIsAskedInItsLanguageToTheEnd() {
        house.phones.hangsUp(caller);
        Menu.Patience patience = new Menu.Patience(6, 3, 2);
        house.hosted(Map.of(
                "5000", new Menu(true, "Reception", "en", List.of(), Map.of(
                        '1', new Menu.Choice(Menu.Action.MENU, "5001")), false, patience,
                        Menu.Choice.HANG_UP, Menu.Choice.HANG_UP),
                "5001", new Menu(true, "Empfang", "de", List.of(), Map.of(
                        '8', new Menu.Choice(Menu.Action.NAME, "")), false, patience,
                        Menu.Choice.HANG_UP, Menu.Choice.HANG_UP)));
        CallId next = house.call("1001", "5000");
        LegId asked = house.phones.caller(next);
        assertThat(language()).isEqualTo("en");
        house.phones.presses(asked, "18");
        assertThat(lastSaid()).isEqualTo("name-spell");
        assertThat(language()).isEqualTo("de");
        assertThat(CallCodec.decode(CallCodec.encode(house.live(next)))).isEqualTo(house.live(next));
        house.phones.presses(asked, "6263#");
        assertThat(language()).as("offered").isEqualTo("de");
        house.phones.presses(asked, "1");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastSaid()).isEqualTo("not-available|name-spell");
        assertThat(language()).as("after who did not answer").isEqualTo("de");
        house.phones.hangsUp(asked);
        house.call("1001", "*411");
        assertThat(language()).as("who dials the code itself").isEqualTo("en");
    }

    private String language() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().language();
    }

    @Test
    void hangingUpAtEachStepLeavesNothing() {
        for (String keys : List.of("", "6", "6263#", "6263#1", "6263#*")) {
            CallId next = house.call("1001", "*411");
            LegId leg = house.phones.caller(next);
            house.phones.presses(leg, keys);
            house.phones.hangsUp(leg);
            assertThat(house.live(next)).isNull();
        }
        house.phones.hangsUp(caller);
        assertThat(house.phones.timers()).isEmpty();
    }
}
