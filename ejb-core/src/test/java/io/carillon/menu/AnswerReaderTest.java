package io.carillon.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs say is a destination, something to hear, both, or nothing. */
class AnswerReaderTest {
    private static MenuAnswer read(String body) {
        return new AnswerReader(new Tenant("acme")).read(7, body);
    }

    private static Optional<Menu.Choice> choice(Menu.Action action, String target) {
        return Optional.of(new Menu.Choice(action, target));
    }

    @Test
    void aDestinationIsWhatAMenuLeadsTo() {
        assertThat(read("{\"action\":\"NUMBER\",\"target\":\"1001\"}").choice()).isEqualTo(choice(Menu.Action.NUMBER, "1001"));
        assertThat(read("{\"action\":\"VOICEMAIL\",\"target\":\"1001\"}").choice())
                .isEqualTo(choice(Menu.Action.NUMBER, "*991001"));
        assertThat(read("{\"action\":\"EXTERNAL\",\"target\":\"+4930123\"}").choice())
                .isEqualTo(choice(Menu.Action.EXTERNAL, "+4930123"));
        assertThat(read("{\"action\":\"HANG_UP\",\"target\":null}").choice()).isEqualTo(choice(Menu.Action.HANG_UP, ""));
        assertThat(read("{\"action\":\"REPEAT\"}").number()).isEqualTo(7);
    }

    @Test
    void somethingIsSaidInALanguage() {
        MenuAnswer answer = read("{\"say\":[{\"file\":\"acme/hello\"},{\"text\":\"Bonjour.\"}],\"language\":\"fr\"}");
        assertThat(answer.say()).containsExactly(new PromptItem.File("acme/hello"), new PromptItem.Text("Bonjour."));
        assertThat(answer.language()).isEqualTo("fr");
        assertThat(answer.choice()).isEmpty();
        assertThat(read("{\"say\":\"Hello.\"}").say()).containsExactly(new PromptItem.Text("Hello."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "{}", "{\"say\":[]}", "{\"action\":\"NUMBER\"}", "{\"action\":7}",
        "{\"action\":\"number\",\"target\":\"1001\"}", "{\"action\":\"WEBHOOK\",\"target\":\"erp\"}",
        "{\"action\":\"NUMBER\",\"target\":\"*981001\"}", "{\"action\":\"EXTERNAL\",\"target\":\"sip:a@b\"}",
        "{\"action\":\"HANG_UP\",\"target\":\"1\"}", "{\"say\":[{\"file\":\"other/hello\"}]}",
        "{\"say\":[{\"file\":\"a\",\"text\":\"b\"}]}", "{\"say\":\"a\\u0000b\"}", "{\"say\":5}", "{\"say\":[1]}",
        "{\"say\":\"Hello.\",\"language\":\"xx\"}", "{\"action\":\"REPEAT\",\"more\":1}"})
    void whatIsNotUnderstoodIsNoAnswer(String body) {
        MenuAnswer answer = read(body);
        assertThat(answer.trouble()).isNotEmpty();
        assertThat(answer.choice()).isEmpty();
        assertThat(answer.say()).isEmpty();
    }

    @Test
    void theWordsInWhichACallIsToldSayTheSame() {
        MenuAnswer all = new MenuAnswer(3, "", "de",
                List.of(new PromptItem.Text("Guten Tag; \"Sie\""), new PromptItem.File("acme/x")),
                choice(Menu.Action.NUMBER, "1001"));
        assertThat(MenuAnswer.of(all.text())).contains(all);
        MenuAnswer none = MenuAnswer.none(2, "answered 500");
        assertThat(MenuAnswer.of(none.text())).contains(none);
        for (String others : List.of("beep", "free", "{", "{}", "{\"number\":\"x\"}")) {
            assertThat(MenuAnswer.of(others)).as(others).isEmpty();
        }
    }
}
