package io.carillon.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.directory.Permission;
import io.carillon.store.RecordJson;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A menu says what is its house's to say. */
class MenuRulesTest {
    private static List<String> wrongWith(PromptItem... greeting) {
        List<String> wrong = new ArrayList<>();
        Menu menu = new Menu(true, "Welcome", "en", List.of(greeting), Map.of(), false, new Menu.Patience(6, 3, 3),
                Menu.Choice.HANG_UP, Menu.Choice.HANG_UP);
        new MenuRules(new Tenant("acme"), number -> false, "erp"::equals).check("501", menu, (good, field, message) -> {
            if (!good) {
                wrong.add(field);
            }
        });
        return wrong;
    }

    @Test
    void itPlaysRecordingsOfTheProductAndItsOwnAndSpeaks() {
        assertThat(wrongWith(new PromptItem.File("welcome"), new PromptItem.File("acme/hello"),
                new PromptItem.Silence(Duration.ofSeconds(1)), new PromptItem.Text("Press one."))).isEmpty();
    }

    @Test
    void itPlaysNothingOfAnotherHouse() {
        assertThat(wrongWith(new PromptItem.File("other/hello"))).containsExactly("greeting");
        assertThat(wrongWith(new PromptItem.File("acme/../other/hello"))).contains("greeting");
    }

    @Test
    void itPlaysNothingThatSomebodyHasSaid() {
        assertThat(wrongWith(new PromptItem.Stored("a-recording"))).containsExactly("greeting");
        assertThat(wrongWith(new PromptItem.Number(7))).containsExactly("greeting");
    }

    private static List<String> wrong(Menu menu) {
        List<String> wrong = new ArrayList<>();
        new MenuRules(new Tenant("acme"), number -> false, "erp"::equals).check("501", menu, (good, field, message) -> {
            if (!good) {
                wrong.add(field);
            }
        });
        return wrong;
    }

    private static Menu menu(Menu.Choice key, Menu.Choice onFailure, Permission permission) {
        return new Menu(true, "Welcome", "en", List.of(new PromptItem.File("welcome")), Map.of('1', key), false,
                new Menu.Patience(6, 3, 3), Menu.Choice.HANG_UP, Menu.Choice.HANG_UP, onFailure, permission);
    }

    @Test
    void itLeadsOutsideWhenItMayAndToProgramsThatThereAre() {
        Menu.Choice outside = new Menu.Choice(Menu.Action.EXTERNAL, "+4930123");
        Menu.Choice erp = new Menu.Choice(Menu.Action.WEBHOOK, "erp");
        assertThat(wrong(menu(outside, Menu.Choice.REPEAT, Permission.LOCAL))).isEmpty();
        assertThat(wrong(menu(outside, Menu.Choice.REPEAT, Permission.INTERNAL))).containsExactly("permission");
        assertThat(wrong(menu(new Menu.Choice(Menu.Action.EXTERNAL, "*97"), Menu.Choice.REPEAT, Permission.LOCAL)))
                .containsExactly("keys");
        assertThat(wrong(menu(erp, Menu.Choice.HANG_UP, Permission.INTERNAL))).isEmpty();
        assertThat(wrong(menu(erp, erp, Permission.INTERNAL))).containsExactly("onFailure");
        assertThat(wrong(menu(new Menu.Choice(Menu.Action.WEBHOOK, "crm"), Menu.Choice.REPEAT, Permission.INTERNAL)))
                .containsExactly("keys");
    }

    @Test
    void aPlanFromBeforeHasNeitherAndIsReadAllTheSame() {
        Menu now = menu(Menu.Choice.REPEAT, Menu.Choice.REPEAT, Permission.INTERNAL);
        JsonObject before = Json.createObjectBuilder(RecordJson.write(now)).remove("onFailure").remove("permission").build();
        assertThat(RecordJson.read(Menu.class, before)).isEqualTo(now);
    }
}
