package io.carillon.api.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.api.json.RecordJsonReader;
import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problem;
import io.carillon.contract.PromptItem;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.menu.Menu;
import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.PlanEdit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.WebApplicationException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a draft means the same whichever way it is written. */
class FlowKindsTest {
    private static ValidatorFactory validation;
    private static FlowKinds kinds;

    @BeforeAll
    static void start() {
        validation = Validation.buildDefaultValidatorFactory();
        kinds = new FlowKinds();
        kinds.reader = RecordJsonReader.of(validation.getValidator());
    }

    @AfterAll
    static void stop() {
        validation.close();
    }

    static List<PlanEdit> edits() {
        return List.of(
                new PlanEdit(NumberSettings.class, "4930X.", 3, new NumberSettings(
                        true, NumberSettings.Match.PATTERN, List.of("carrier"), "5000")),
                new PlanEdit(TimeCondition.class, "700", PlanEdit.NEW, new TimeCondition("Office",
                        new OpeningHours(ZoneId.of("Europe/Berlin"),
                                List.of(new OpeningHours.Span(Set.of(DayOfWeek.MONDAY), 540, 1_020)),
                                List.of(new OpeningHours.Holiday("Day", LocalDate.of(2026, 12, 24),
                                        LocalDate.of(2026, 12, 24), true))),
                        Standing.AUTOMATIC, "5000", "", Permission.LOCAL, List.of("1001"))),
                new PlanEdit(Menu.class, "5000", 1, new Menu(false, "Reception", "de",
                        List.of(new PromptItem.File("default/summer"), new PromptItem.Text("Eins.")),
                        Map.of('1', new Menu.Choice(Menu.Action.NUMBER, "1001"), '#', Menu.Choice.HANG_UP), true,
                        new Menu.Patience(5, 2, 1), new Menu.Choice(Menu.Action.MENU, "5001"), Menu.Choice.HANG_UP)),
                new PlanEdit(RingGroupSettings.class, "600", 7, new RingGroupSettings(true, "Sales",
                        RingStrategy.WEIGHTED, 20, true, Permission.LOCAL, "1009",
                        List.of(new RingGroupSettings.Member("1001", 0, 70)), true)),
                new PlanEdit(CallQueue.class, "601", 2, new CallQueue(true, "Help", QueueStrategy.SKILLS, 3,
                        List.of(new CallQueue.Member("1001", true, 2, 9)),
                        new CallQueue.Hearing("fr", "jazz", 30, true, "2"),
                        new CallQueue.Limits(60, 10, JoinRule.AT_WORK, 20), new CallQueue.Overflow("600", "", "602"),
                        new CallQueue.Ringing(15, 3, 10))),
                new PlanEdit(Menu.class, "5001", 4, null));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aChangeMeansWhatItWasMadeOf(PlanEdit edit) {
        assertThat(kinds.edit(kinds.change(edit))).isEqualTo(edit);
    }

    private static List<FieldError> faults(String kind, String name, String etag, JsonObject body) {
        WebApplicationException wrong = catchThrowableOfType(WebApplicationException.class,
                () -> kinds.edit(new FlowChangeBody(kind, name, etag, null, body)));
        return ((Problem) wrong.getResponse().getEntity()).errors();
    }

    @Test
    void aFaultNamesTheThingAndTheField() {
        JsonObject untitled = Json.createObjectBuilder().add("number", "5000").build();
        assertThat(faults("menu", "5000", null, untitled)).extracting(FieldError::field)
                .containsExactly("menu/5000/title");
        assertThat(faults("trunk", "5000", null, untitled)).extracting(FieldError::field).containsExactly("changes");
        assertThat(faults("menu", "../x", null, untitled)).extracting(FieldError::field).containsExactly("changes");
        assertThat(faults("menu", "5000", "W/x", untitled)).extracting(FieldError::field)
                .containsExactly("menu/5000/etag");
        assertThat(faults("menu", "5000", null, null)).extracting(FieldError::field).containsExactly("menu/5000");
    }
}
