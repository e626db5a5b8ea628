package io.carillon.api.menus;

import io.carillon.api.problem.Problems;
import io.carillon.contract.PromptItem;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One piece of what a menu says: exactly one of these.
 *
 * @param file a recording of the prompt library, by name
 * @param text words for the speech engine
 * @param silenceMillis nothing for so long
 */
@Schema(name = "GreetingItem")
public record GreetingItem(
        @Schema(examples = "welcome") String file,
        @Schema(examples = "For sales, press one.") String text,
        @Schema(minimum = "20", maximum = "10000") Integer silenceMillis) {
    private static final int LONGEST_SILENCE = 10_000;

    static GreetingItem of(PromptItem item) {
        if (item instanceof PromptItem.File file) {
            return new GreetingItem(file.name(), null, null);
        }
        return item instanceof PromptItem.Text text
                ? new GreetingItem(null, text.words(), null)
                : new GreetingItem(null, null, (int) ((PromptItem.Silence) item).lasting().toMillis());
    }

    PromptItem item() {
        int given = (file == null ? 0 : 1) + (text == null ? 0 : 1) + (silenceMillis == null ? 0 : 1);
        if (given != 1) {
            throw Problems.invalidField("greeting", "an item is one of file, text and silenceMillis");
        }
        if (file != null) {
            return new PromptItem.File(file);
        }
        if (text != null) {
            return new PromptItem.Text(text);
        }
        if (silenceMillis < 20 || silenceMillis > LONGEST_SILENCE) {
            throw Problems.invalidField("greeting", "silenceMillis must be 20 to " + LONGEST_SILENCE);
        }
        return new PromptItem.Silence(Duration.ofMillis(silenceMillis));
    }
}
