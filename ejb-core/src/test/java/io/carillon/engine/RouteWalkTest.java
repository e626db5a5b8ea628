package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.call.Because;
import io.carillon.call.RoutingQuestion;
import io.carillon.contract.Origin;
import io.carillon.contract.PromptItem;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.engine.RouteDesk.Doing;
import io.carillon.engine.RouteDesk.End;
import io.carillon.engine.RouteDesk.Explained;
import io.carillon.engine.RouteDesk.Step;
import io.carillon.flow.FlowHouse;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.menu.Menu;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that nobody places is followed to its end: through opening hours, menus and groups. */
class RouteWalkTest extends Scenario {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SUNDAY_NOON = Instant.parse("2026-11-22T12:00:00Z");

    @BeforeEach
    void anOfficeWithAMenu() {
        OpeningHours weekdays = new OpeningHours(ZoneOffset.UTC,
                List.of(new OpeningHours.Span(Set.of(DayOfWeek.MONDAY), 540, 1_020)), List.of());
        house.condition("700", new TimeCondition(
                "Office", weekdays, Standing.AUTOMATIC, "5000", "1003", Permission.NATIONAL, List.of()));
        house.hosted(Map.of(
                "5000", menu(Map.of('1', to("1002"), '2', to("600"), '3', new Menu.Choice(Menu.Action.MENU, "5001"),
                        '4', to("9998"), '5', new Menu.Choice(Menu.Action.REPEAT, "")), to("1002")),
                "5001", menu(Map.of('1', to("1003")), Menu.Choice.HANG_UP)));
        house.groups(new RingGroup("600", "Sales", true, RingStrategy.ALL, Duration.ofSeconds(20), false,
                Permission.NATIONAL, "1003", List.of(new RingGroup.Member("1002", 0, 1)), false));
    }

    private static Menu menu(Map<Character, Menu.Choice> keys, Menu.Choice onTimeout) {
        return new Menu(true, "Reception", "en", List.of(new PromptItem.File("welcome")), keys, true,
                new Menu.Patience(6, 3, 2), onTimeout, Menu.Choice.HANG_UP);
    }

    private static Menu.Choice to(String number) {
        return new Menu.Choice(Menu.Action.NUMBER, number);
    }

    private Explained walk(String dialled, Instant at, boolean answered, String... keys) {
        FlowHouse map = new FlowHouse(House.TENANT, house.dialplan.get(), Map.of());
        return new RouteWalk(house.router, map, new Doing(List.of(keys), answered)).from(new RoutingQuestion(
                null, new Origin.Device(House.aor("1001")), "1001", dialled, Because.DIALLED, null, List.of(), at));
    }

    @Test
    void theHourDecidesAndTheMenuWaitsForAKey() {
        Explained open = walk("700", MONDAY_NOON, true);
        assertThat(open.end()).isEqualTo(End.FEATURE);
        assertThat(open.at()).isEqualTo(Menu.FEATURE);
        assertThat(open.steps()).containsExactly(new Step("700", "open"), new Step("5000", ""));
        Explained closed = walk("700", SUNDAY_NOON, true);
        assertThat(closed.steps()).containsExactly(new Step("700", "closed"), new Step("1003", ""));
        assertThat(closed.end()).isEqualTo(End.EXTENSION);
    }

    @Test
    void keysLeadOn() {
        Explained pressed = walk("700", MONDAY_NOON, true, "3", "1");
        assertThat(pressed.end()).isEqualTo(End.EXTENSION);
        assertThat(pressed.at()).isEqualTo("1003");
        assertThat(pressed.steps()).containsExactly(
                new Step("700", "open"), new Step("5000", "3"), new Step("5001", "1"), new Step("1003", ""));
        assertThat(pressed.tree()).contains("5000: 3 is pressed, MENU 5001", "5001: 1 is pressed, NUMBER 1003");
    }

    @Test
    void nothingPressedAndAnExtensionDialledLeadOn() {
        assertThat(walk("5000", MONDAY_NOON, true, "").steps())
                .containsExactly(new Step("5000", "timeout"), new Step("1002", ""));
        assertThat(walk("5000", MONDAY_NOON, true, "1003").steps())
                .containsExactly(new Step("5000", "dialled"), new Step("1003", ""));
    }

    @Test
    void whatIsNotAvailableKeepsTheCallerInTheMenu() {
        Explained nobody = walk("5000", MONDAY_NOON, true, "4", "5", "1");
        assertThat(nobody.steps()).containsExactly(new Step("5000", "1"), new Step("1002", ""));
    }

    @Test
    void whenNobodyAnswersTheGroupSendsOn() {
        Explained vain = walk("5000", MONDAY_NOON, false, "2");
        assertThat(vain.steps()).containsExactly(
                new Step("5000", "2"), new Step("600", "otherwise"), new Step("1003", ""));
        assertThat(vain.end()).isEqualTo(End.REFUSED);
        assertThat(walk("600", MONDAY_NOON, true).end()).isEqualTo(End.GROUP);
    }

    @Test
    void aMenuThatAlwaysLeadsBackComesToAnEnd() {
        house.hosted(Map.of("5000", menu(Map.of('1', to("5000")), Menu.Choice.HANG_UP)));
        String[] keys = new String[200];
        java.util.Arrays.fill(keys, "1");
        assertThat(walk("5000", MONDAY_NOON, true, keys).steps()).hasSizeLessThan(100);
    }

    @Test
    void whatAProgramWillSayIsNotKnownBefore() {
        house.hosted(Map.of("5000", menu(Map.of('1', new Menu.Choice(Menu.Action.WEBHOOK, "erp"),
                '2', new Menu.Choice(Menu.Action.EXTERNAL, "030123")), Menu.Choice.HANG_UP)));
        Explained asked = walk("5000", MONDAY_NOON, true, "1");
        assertThat(asked.end()).isEqualTo(End.FEATURE);
        assertThat(asked.steps()).containsExactly(new Step("5000", "1"), new Step("webhook:erp", ""));
        Explained outside = walk("5000", MONDAY_NOON, true, "2");
        assertThat(outside.steps()).containsExactly(new Step("5000", "2"), new Step("030123", ""));
        assertThat(outside.end()).as("no route leads there").isEqualTo(End.REFUSED);
    }
}
