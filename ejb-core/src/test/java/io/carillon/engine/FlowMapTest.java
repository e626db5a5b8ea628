package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.PromptItem;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.flow.FlowExit;
import io.carillon.flow.FlowHouse;
import io.carillon.flow.FlowKind;
import io.carillon.flow.FlowMap;
import io.carillon.flow.FlowNode;
import io.carillon.flow.FlowProblem;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.menu.Menu;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** The map of where calls may go, and what it finds wrong. */
class FlowMapTest extends Scenario {
    private static final BiPredicate<String, String> ALL_RECORDED = (language, name) -> true;

    private static TimeCondition hours(String open, String closed) {
        return new TimeCondition("Office", new OpeningHours(ZoneOffset.UTC, List.of(), List.of()), Standing.OPEN, open,
                closed, Permission.NATIONAL, List.of());
    }

    private static Menu menu(boolean enabled, Map<Character, Menu.Choice> keys, Menu.Choice onTimeout) {
        return new Menu(enabled, "Reception", "de", List.of(new PromptItem.File("default/summer")), keys, false,
                new Menu.Patience(6, 3, 2), onTimeout, Menu.Choice.HANG_UP);
    }

    private static Menu.Choice to(String number) {
        return new Menu.Choice(Menu.Action.NUMBER, number);
    }

    private FlowMap map(String from, BiPredicate<String, String> recorded, Map<String, FlowHouse.Did> dids) {
        return FlowMap.of(new FlowHouse(House.TENANT, house.dialplan.get(), dids), from, List.of(), recorded);
    }

    private FlowMap map(String from) {
        return map(from, ALL_RECORDED, Map.of());
    }

    @Test
    void leadsFromANumberOutsideToWhoeverMayAnswer() {
        house.hosted(Map.of("5000", menu(true,
                Map.of('1', to("1002"), '9', new Menu.Choice(Menu.Action.REPEAT, "")), to("600"))));
        house.condition("700", hours("5000", ""));
        house.put(house.mailboxes, "1003", new Mailbox(true, Mailbox.NONE.reasons(), "en", ZoneOffset.UTC, "1001", true,
                false, Mailbox.NONE.limits(), Mailbox.NONE.mail()));
        house.groups(new RingGroup("600", "Sales", true, RingStrategy.ALL, Duration.ofSeconds(20), false,
                Permission.NATIONAL, "1003", List.of(new RingGroup.Member("1001", 0, 1)), false));
        FlowMap map = map("4930123", ALL_RECORDED, Map.of("4930123", new FlowHouse.Did(true, "700")));
        assertThat(map.nodes()).extracting(FlowNode::id)
                .containsExactly("did:4930123", "700", "5000", "1002", "600", "1003", "*991003", "1001");
        assertThat(map.nodes()).extracting(FlowNode::kind).containsExactly(FlowKind.DID, FlowKind.TIME_CONDITION,
                FlowKind.MENU, FlowKind.EXTENSION, FlowKind.RING_GROUP, FlowKind.EXTENSION, FlowKind.MAILBOX,
                FlowKind.EXTENSION);
        assertThat(map.nodes().get(2).exits()).containsExactly(
                new FlowExit("1", FlowExit.Leads.ON, "1002", false), new FlowExit("9", FlowExit.Leads.AGAIN, "", false),
                new FlowExit("timeout", FlowExit.Leads.ON, "600", true),
                new FlowExit("invalid", FlowExit.Leads.OFF, "", true));
        assertThat(map.problems()).isEmpty();
        assertThat(map.cut()).isFalse();
    }

    @Test
    void showsWhatIsNewAlsoWhenNoWayLeadsThere() {
        house.condition("700", hours("1001", ""));
        house.hosted(Map.of("5000", menu(true, Map.of('1', to("1002")), to("99998"))));
        FlowMap map = FlowMap.of(new FlowHouse(House.TENANT, house.dialplan.get(), Map.of()), "700",
                List.of("5000", "700"), ALL_RECORDED);
        assertThat(map.nodes()).extracting(FlowNode::id).containsExactly("700", "1001", "5000", "1002", "99998");
        assertThat(map.problems()).containsExactly(
                new FlowProblem(FlowProblem.Kind.DANGLING, "5000", "timeout", "99998"));
        assertThat(map("700").nodes()).extracting(FlowNode::id).containsExactly("700", "1001");
    }

    @Test
    void beginsEverywhereWhenNoNumberIsNamed() {
        house.condition("700", hours("1001", "1002"));
        FlowMap map = map("", ALL_RECORDED, Map.of("4930123", new FlowHouse.Did(true, "1003")));
        assertThat(map.nodes()).extracting(FlowNode::id)
                .containsExactly("did:4930123", "700", "1003", "1001", "1002");
    }

    @Test
    void namesNodeAndExitOfWhatLeadsNowhere() {
        house.disabled("1002");
        house.hosted(Map.of(
                "5000", menu(true, Map.of('1', to("9998"), '2', to("1002"), '3', to("5001")), Menu.Choice.HANG_UP),
                "5001", menu(false, Map.of(), Menu.Choice.HANG_UP)));
        house.groups(new RingGroup("600", "Sales", true, RingStrategy.ALL, Duration.ofSeconds(20), false,
                Permission.NATIONAL, "", List.of(new RingGroup.Member("9997", 0, 1)), false));
        assertThat(map("5000").problems()).containsExactly(
                new FlowProblem(FlowProblem.Kind.DANGLING, "5000", "1", "9998"),
                new FlowProblem(FlowProblem.Kind.DISABLED, "5000", "2", "1002"),
                new FlowProblem(FlowProblem.Kind.DISABLED, "5000", "3", "5001"));
        assertThat(map("600").problems())
                .containsExactly(new FlowProblem(FlowProblem.Kind.DANGLING, "600", "members", "9997"));
    }

    @Test
    void tellsCirclesThatNobodyChooses() {
        house.condition("700", hours("701", "1001"));
        house.condition("701", hours("700", ""));
        assertThat(map("700").problems())
                .containsExactly(new FlowProblem(FlowProblem.Kind.LOOP, "701", "open", "700"));
        house.hosted(Map.of("5000", menu(true, Map.of('1', to("702")), Menu.Choice.HANG_UP)));
        house.condition("702", hours("5000", ""));
        assertThat(map("5000").problems()).as("who presses 1 again and again wants it").isEmpty();
    }

    @Test
    void missesRecordings() {
        house.hosted(Map.of("5000", menu(true, Map.of(), Menu.Choice.HANG_UP)));
        assertThat(map("5000", (language, name) -> language.equals("en"), Map.of()).problems())
                .containsExactly(new FlowProblem(FlowProblem.Kind.NO_PROMPT, "5000", "", "default/summer"));
        assertThat(map("5000", (language, name) -> language.equals("de"), Map.of()).problems()).isEmpty();
    }

    @Test
    void showsProgramsThatAreAskedAndWhereCallsGoWhenTheyDoNotSay() {
        house.hosted(Map.of("5000", menu(true, Map.of('1', new Menu.Choice(Menu.Action.WEBHOOK, "erp"),
                '2', new Menu.Choice(Menu.Action.EXTERNAL, "030123")), Menu.Choice.HANG_UP)));
        FlowMap map = map("5000");
        assertThat(map.nodes().get(0).exits()).contains(
                new FlowExit("1", FlowExit.Leads.ON, "webhook:erp", false),
                new FlowExit("2", FlowExit.Leads.ON, "030123", false),
                new FlowExit("failure", FlowExit.Leads.AGAIN, "", true));
        assertThat(map.nodes().get(1).kind()).isEqualTo(FlowKind.WEBHOOK);
        assertThat(map.nodes().get(1).name()).isEqualTo("erp");
        assertThat(map.problems()).as("no route leads there")
                .containsExactly(new FlowProblem(FlowProblem.Kind.DANGLING, "5000", "2", "030123"));
    }
}
