package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.cdr.Disposition;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SoundCommand.PlayTone;
import io.carillon.contract.SwitchCommand.Answer;
import io.carillon.contract.SwitchCommand.Bridge;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.contract.SwitchCommand.Reject;
import io.carillon.contract.Tone;
import io.carillon.feature.FeatureSwitch;
import io.carillon.menu.Menu;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers and menus: from the greeting to whoever answers, and everything that goes wrong on the way. */
class MenuCallsTest extends Scenario {
    private static final Menu.Choice TO_1002 = new Menu.Choice(Menu.Action.NUMBER, "1002");
    static final Menu MENU = menu(Map.of(
            '1', TO_1002, '5', TO_1002, '2', new Menu.Choice(Menu.Action.MENU, "5001"),
            '3', new Menu.Choice(Menu.Action.NUMBER, "9999"),
            '0', new Menu.Choice(Menu.Action.REPEAT, ""), '9', Menu.Choice.HANG_UP));
    private static final Menu BELOW = menu(Map.of('6', new Menu.Choice(Menu.Action.MENU, "5001")));

    private static Menu menu(Map<Character, Menu.Choice> keys) {
        return new Menu(true, "Reception", "de", List.of(new PromptItem.File("welcome")), keys, true,
                new Menu.Patience(6, 3, 2), Menu.Choice.HANG_UP, TO_1002);
    }

    private CallId call;
    private LegId caller;

    @BeforeEach
    void dial() {
        house.hosted(Map.of("5000", MENU, "5001", BELOW));
        call = house.call("1001", "5000");
        caller = house.phones.caller(call);
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private List<String> lastSaid() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1).prompt().items().stream().map(item -> ((PromptItem.File) item).name()).toList();
    }

    private void greetingEnds() {
        house.phones.promptEnds(caller, "greeting");
    }

    @Test
    void theCallerIsAnsweredAndHearsTheGreeting() {
        assertThat(house.phones.commands(Answer.class)).containsExactly(new Answer(caller, null));
        assertThat(lastSaid()).containsExactly("welcome");
        assertThat(house.live(call).status()).isEqualTo(CallStatus.HOSTED);
        assertThat(house.eventTypes()).contains("call.answered");
    }

    @Test
    void aKeyTakesTheCallerToAnExtensionAndTheyTalk() {
        house.phones.presses(caller, "5");
        assertThat(house.phones.commands(PlayTone.class)).containsExactly(new PlayTone(caller, Tone.RINGBACK));
        assertThat(house.only(Dial.class).shown().number()).isEqualTo("1001");
        house.phones.rings(house.legTo("1002"));
        house.phones.answers(house.legTo("1002"));
        assertThat(house.phones.commands(Bridge.class)).containsExactly(new Bridge(caller, house.legTo("1002")));
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(house.phones.timers()).isEmpty();
    }

    @Test
    void theStateOfAMenuSurvivesTheWayIntoBytesAtEveryKey() {
        for (String keys : List.of("2", "6", "10")) {
            house.phones.presses(caller, keys);
            assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        }
        assertThat(house.live(call).stage().toString()).contains("5001;2;0;2;10");
    }

    @Test
    void whoDoesNotAnswerSendsTheCallerBackToTheMenu() {
        house.phones.presses(caller, "5");
        house.phones.rejects(house.legTo("1002"), Cause.BUSY);
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
        house.phones.presses(caller, "5");
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void theNumberOfAnExtensionIsWaitedForAndDialled() {
        house.phones.presses(caller, "10");
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        house.phones.presses(caller, "03");
        assertThat(house.phones.commands(Dial.class)).extracting(dial -> dial.target().uri())
                .containsExactly("sip:1003@a");
    }

    @Test
    void aShorterChoiceIsTakenWhenNoMoreKeysCome() {
        house.phones.presses(caller, "1");
        house.phones.advance(Duration.ofSeconds(4));
        assertThat(house.phones.commands(Dial.class)).extracting(dial -> dial.target().uri())
                .containsExactly("sip:1002@a");
    }

    @Test
    void aKeyThatMeansNothingIsToldAndTheSecondTimeTheCallerGoesWhereTheMenuSays() {
        house.phones.presses(caller, "7");
        assertThat(lastSaid()).containsExactly("invalid", "welcome");
        house.phones.presses(caller, "7");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:1002@a");
    }

    @Test
    void whoSaysNothingIsAskedAgainAndThenLetGo() {
        greetingEnds();
        house.phones.advance(Duration.ofSeconds(7));
        assertThat(lastSaid()).containsExactly("nothing-heard", "welcome");
        greetingEnds();
        house.phones.advance(Duration.ofSeconds(7));
        assertThat(lastSaid()).containsExactly("goodbye");
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.live(call)).isNull();
        assertThat(house.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void aNumberThatNobodyHasIsNotAvailableAndNothingOutsideIsReached() {
        house.phones.presses(caller, "3");
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
        assertThat(house.phones.commands(Dial.class)).isEmpty();
    }

    @Test
    void menusInsideMenusHaveABottom() {
        house.phones.presses(caller, "2");
        for (int i = 0; i < 20 && !lastSaid().equals(List.of("goodbye")); i++) {
            house.phones.presses(caller, "6");
        }
        assertThat(lastSaid()).containsExactly("goodbye");
    }

    @Test
    void whoAsksAgainForEverIsLetGo() {
        for (int i = 0; i < 60 && !lastSaid().equals(List.of("goodbye")); i++) {
            house.phones.presses(caller, "0");
        }
        assertThat(lastSaid()).containsExactly("goodbye");
    }

    @Test
    void hangingUpAtAnyPointLeavesNothing() {
        for (String keys : List.of("", "5", "2", "10", "7", "9")) {
            CallId next = house.call("1001", "5000");
            LegId leg = house.phones.caller(next);
            house.phones.presses(leg, keys);
            house.phones.hangsUp(leg);
            assertThat(house.live(next)).isNull();
        }
        house.phones.hangsUp(caller);
        assertThat(house.phones.timers()).isEmpty();
        assertThat(house.phones.up()).isEmpty();
        assertThat(house.records).hasSize(7);
    }

    @Test
    void aMenuThatIsDeletedMeanwhileSaysGoodbye() {
        house.hosted(Map.of());
        house.phones.presses(caller, "5");
        assertThat(lastSaid()).containsExactly("goodbye");
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void whatIsStoppedIsNoNews() {
        house.phones.feed(new PromptEnded(
                call, caller, house.phones.now(), "greeting", PromptEnded.Why.STOPPED));
        assertThat(house.phones.timers()).containsExactly("limit");
    }

    @Test
    void aCallerIsHandedOnToAMenu() {
        house.phones.hangsUp(caller);
        CallId talk = house.talking("1001", "1002");
        LegId waiting = house.phones.caller(talk);
        house.phones.asks(talk, new AppRequest.TransferCall("ann", house.legTo("1002"), new DialledNumber("5000")));
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        assertThat(said.get(said.size() - 1).leg()).isEqualTo(waiting);
        house.phones.presses(waiting, "5");
        house.phones.answers(house.legTo("1002"));
        assertThat(house.live(talk).status()).isEqualTo(CallStatus.ACTIVE);
    }

    @Test
    void whereTheFeatureIsSwitchedOffNobodyIsAnswered() throws Exception {
        FeatureSwitch off = new FeatureSwitch() {
            @Override
            public boolean isOn(String id) {
                return !id.equals(Menu.FEATURE);
            }

            @Override
            public int number(String key, int otherwise, int least, int most) {
                return otherwise;
            }
        };
        try (House without = new House(dir.resolve("off"), off, List.of()).extension("1001")) {
            without.hosted(Map.of("5000", MENU)).call("1001", "5000");
            assertThat(without.only(Reject.class).cause()).isEqualTo(Cause.UNAVAILABLE);
        }
    }

    @Test
    void anExtensionForwardsToAMenu() {
        house.phones.hangsUp(caller);
        house.forwarding("1003", f -> f.withAll("5000"));
        CallId next = house.call("1001", "1003");
        assertThat(house.live(next).status()).isEqualTo(CallStatus.HOSTED);
    }
}
