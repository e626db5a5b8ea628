package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.CallCodec;
import io.carillon.call.CallStatus;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.PlayPrompt;
import io.carillon.contract.SwitchCommand.Dial;
import io.carillon.dialplan.Carrier;
import io.carillon.dialplan.DialPattern;
import io.carillon.dialplan.EmergencyPlan;
import io.carillon.dialplan.NumberPlan;
import io.carillon.dialplan.OutboundRoute;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.Rewrite;
import io.carillon.dialplan.TenantNumbers;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.menu.Menu;
import io.carillon.menu.MenuAnswer;
import io.carillon.menu.MenuQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers of menus about whom programs are asked, and those that a menu leads outside. */
class MenuProgramsTest extends Scenario {
    private static final Menu.Choice ASK = new Menu.Choice(Menu.Action.WEBHOOK, "erp");
    private static final Menu.Choice TO_1003 = new Menu.Choice(Menu.Action.NUMBER, "1003");
    private static final Menu.Choice OUTSIDE = new Menu.Choice(Menu.Action.EXTERNAL, "030123456");

    private CallId call;
    private LegId caller;

    private static Menu menu(Menu.Choice onFailure, Permission permission) {
        return new Menu(true, "Reception", "de", List.of(new PromptItem.File("welcome")),
                Map.of('1', ASK, '2', new Menu.Choice(Menu.Action.MENU, "5000"), '3', OUTSIDE), false,
                new Menu.Patience(6, 3, 1), ASK, Menu.Choice.HANG_UP, onFailure, permission);
    }

    @BeforeEach
    void dial() {
        OutboundRoute.Choice trunk = new OutboundRoute.Choice(new Carrier("a", "default/a", "a.example",
                new Carrier.Limits(0, 0, Duration.ofSeconds(8)),
                new Carrier.CallerRule(CallerPolicy.PASS, "+493055500", true),
                new Carrier.NumberRule("DE", NumberFormat.E164), List.of(), RateBook.EMPTY), 1, 1);
        OutboundRoute route = new OutboundRoute("national", DialPattern.of("0Z."), Permission.NATIONAL, Rewrite.NONE,
                List.of(trunk), false, Duration.ofSeconds(60));
        house.outside = new NumberPlan(Map.of(House.TENANT, new TenantNumbers(
                List.of(trunk.carrier()), List.of(route), List.of(), Map.of(), EmergencyPlan.NONE)));
        callMenu(menu(Menu.Choice.REPEAT, Permission.INTERNAL));
    }

    private void callMenu(Menu menu) {
        house.hosted(Map.of("5000", menu));
        call = house.call("1001", "5000");
        caller = house.phones.caller(call);
    }

    @AfterEach
    void everybodyHangsUp() {
        while (!house.phones.up().isEmpty()) {
            house.phones.hangsUp(house.phones.up().get(0).id());
        }
    }

    private PlayPrompt last() {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class);
        return said.get(said.size() - 1);
    }

    private List<String> lastSaid() {
        return last().prompt().items().stream()
                .map(item -> item instanceof PromptItem.File file ? file.name() : ((PromptItem.Text) item).words())
                .toList();
    }

    private void answers(List<PromptItem> say, Menu.Choice choiceOrNull) {
        tells(new MenuAnswer(house.programs.last().number(), "", "", say, Optional.ofNullable(choiceOrNull)));
    }

    private void tells(MenuAnswer answer) {
        house.phones.asks(call, new AppRequest.TellFeature("", answer.text()));
    }

    @Test
    void aProgramIsAskedWithAllThatWasPressedAndItsNumberRings() {
        house.phones.presses(caller, "21");
        MenuQuestion asked = house.programs.last();
        assertThat(asked.because()).isEqualTo(MenuQuestion.Because.KEY);
        assertThat(asked.pressed()).isEqualTo("1");
        assertThat(asked.path()).isEqualTo("2,1");
        assertThat(asked.caller()).isEqualTo("1001");
        assertThat(asked.language()).isEqualTo("de");
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        answers(List.of(), TO_1003);
        house.phones.answers(house.legTo("1003"));
        assertThat(house.live(call).status()).isEqualTo(CallStatus.ACTIVE);
        house.phones.hangsUp(caller);
        assertThat(house.onlyRecord().explain()).contains("webhook erp is asked")
                .contains("auto-attendant sends to 1003, webhook erp says NUMBER");
    }

    @Test
    void whoWaitsIsNeverInSilenceAndKeysMeanNothingMeanwhile() {
        house.phones.presses(caller, "1");
        house.phones.advance(Duration.ofMillis(1_100));
        assertThat(lastSaid()).containsExactly("one-moment");
        house.phones.promptEnds(caller, "moment");
        assertThat(house.phones.commands(PlayMusic.class)).hasSize(1);
        house.phones.presses(caller, "13");
        assertThat(house.programs.asked).hasSize(1);
        answers(List.of(), new Menu.Choice(Menu.Action.REPEAT, ""));
        assertThat(lastSaid()).containsExactly("welcome");
        assertThat(house.phones.timers()).containsExactly("limit");
    }

    @Test
    void whatTheProgramSaysIsHeardBeforeTheCallerGoesOn() {
        house.phones.presses(caller, "1");
        answers(List.of(new PromptItem.Text("Gleich.")), TO_1003);
        assertThat(lastSaid()).containsExactly("Gleich.");
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        assertThat(CallCodec.decode(CallCodec.encode(house.live(call)))).isEqualTo(house.live(call));
        house.phones.promptEnds(caller, "told");
        assertThat(house.only(Dial.class).target().uri()).isEqualTo("sip:1003@a");
    }

    @Test
    void withoutADestinationTheCallerIsAskedOnByTheProgram() {
        house.phones.presses(caller, "1");
        answers(List.of(new PromptItem.Text("Drei Rechnungen.")), null);
        assertThat(lastSaid()).containsExactly("Drei Rechnungen.");
        house.phones.promptEnds(caller, "greeting");
        house.phones.presses(caller, "1");
        assertThat(house.programs.last().path()).isEqualTo("1,1");
    }

    @Test
    void whoHearsNothingUsefulGoesWhereTheMenuSays() {
        for (MenuAnswer answer : List.of(
                MenuAnswer.none(1, "answered 500"),
                new MenuAnswer(1, "", "", List.of(), Optional.of(new Menu.Choice(Menu.Action.NUMBER, "9998"))),
                new MenuAnswer(1, "", "", List.of(), Optional.of(new Menu.Choice(Menu.Action.MENU, "5009"))))) {
            house.phones.hangsUp(caller);
            callMenu(menu(TO_1003, Permission.INTERNAL));
            house.phones.presses(caller, "1");
            tells(answer);
            assertThat(house.live(call).explain()).anyMatch(line -> line.contains("sends to 1003, webhook erp: "));
        }
    }

    @Test
    void withoutAnotherWayTheCallerHearsItAndIsAskedAgain() {
        house.phones.presses(caller, "1");
        house.phones.advance(Duration.ofSeconds(8));
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
        assertThat(house.live(call).explain()).anyMatch(line -> line.contains("nobody said what it answered"));
        answers(List.of(), TO_1003);
        assertThat(house.phones.commands(Dial.class)).as("too late").isEmpty();
        house.programs.trouble = "too many callers wait for an answer";
        house.phones.presses(caller, "1");
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
    }

    @Test
    void anAnswerToAnotherQuestionAndOtherWordsMeanNothing() {
        house.phones.presses(caller, "1");
        tells(new MenuAnswer(99, "", "", List.of(), Optional.of(TO_1003)));
        house.phones.asks(call, new AppRequest.TellFeature("", "beep"));
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        answers(List.of(), Menu.Choice.HANG_UP);
        assertThat(lastSaid()).containsExactly("goodbye");
        house.phones.promptEnds(caller, "goodbye");
        assertThat(house.live(call)).isNull();
    }

    @Test
    void silenceMayBeForAProgramToo() {
        house.phones.promptEnds(caller, "greeting");
        house.phones.advance(Duration.ofSeconds(7));
        assertThat(house.programs.last().because()).isEqualTo(MenuQuestion.Because.TIMEOUT);
        assertThat(house.programs.last().pressed()).isEmpty();
    }

    @Test
    void hangingUpMeanwhileLeavesNothing() {
        house.phones.presses(caller, "1");
        house.phones.hangsUp(caller);
        assertThat(house.live(call)).isNull();
        answers(List.of(), TO_1003);
        assertThat(house.phones.timers()).isEmpty();
    }

    @Test
    void theMenuAnswersForACallOutside() {
        house.phones.presses(caller, "3");
        assertThat(lastSaid()).as("it may not").containsExactly("not-available", "welcome");
        house.phones.hangsUp(caller);
        callMenu(menu(Menu.Choice.REPEAT, Permission.NATIONAL));
        house.phones.presses(caller, "3");
        Dial dial = house.only(Dial.class);
        assertThat(dial.dialled()).isEqualTo("+4930123456");
        assertThat(dial.target().trunk().trunk()).isEqualTo("default/a");
        house.phones.rejects(house.phones.legTo(dial.target().uri()), Cause.BUSY);
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
    }

    @Test
    void aProgramReachesNoFurtherThanItsMenu() {
        house.phones.presses(caller, "1");
        answers(List.of(), OUTSIDE);
        assertThat(house.phones.commands(Dial.class)).isEmpty();
        assertThat(lastSaid()).containsExactly("not-available", "welcome");
    }
}
