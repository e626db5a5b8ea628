package io.carillon.menu;

import io.carillon.contract.PromptItem;
import io.carillon.store.RecordJson;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a program elsewhere says that becomes of a caller, as the call is told.
 *
 * @param number of the question
 * @param trouble why it says nothing; empty when it does
 * @param language in which its texts are spoken, empty for the language of the menu
 * @param say what the caller hears first, or with no choice in place of the greeting
 * @param choice what becomes of the caller; empty when it is asked on
 */
public record MenuAnswer(
        int number, String trouble, String language, List<PromptItem> say, Optional<Menu.Choice> choice) {
    public MenuAnswer {
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(language, "language");
        say = List.copyOf(say);
        Objects.requireNonNull(choice, "choice");
    }

    /** There is none. */
    public static MenuAnswer none(int number, String why) {
        return new MenuAnswer(number, why.isEmpty() ? "no answer" : why, "", List.of(), Optional.empty());
    }

    /** In the words in which a call is told. */
    public String text() {
        return RecordJson.write(this).toString();
    }

    /** From the same words; empty when they are others. */
    public static Optional<MenuAnswer> of(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(RecordJson.read(MenuAnswer.class, reader.readObject()));
        } catch (JsonException | IllegalArgumentException others) {
            return Optional.empty();
        }
    }
}
