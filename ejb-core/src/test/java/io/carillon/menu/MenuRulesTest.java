package io.carillon.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
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
        new MenuRules(new Tenant("acme"), number -> false).check("501", menu, (good, field, message) -> {
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
}
