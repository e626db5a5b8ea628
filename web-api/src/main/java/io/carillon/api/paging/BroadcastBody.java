package io.carillon.api.paging;

import io.carillon.api.problem.Problems;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What everybody shall hear: a text or a recording.
 *
 * @param text words for the speech engine
 * @param file a recording of the prompt library, by name
 * @param language in which it is said
 * @param times how often it is said
 */
@Schema(name = "Broadcast")
public record BroadcastBody(
        @Size(min = 1, max = 500) @Schema(examples = "Please leave the building.") String text,
        @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "must be the name of a recording") String file,
        @Pattern(regexp = "en|de|fr|es", message = "must be en, de, fr or es") @Schema(defaultValue = "en")
                String language,
        @Min(1) @Max(20) @Schema(defaultValue = "2") Integer times) {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int USUAL_TIMES = 2;

    Prompt prompt() {
        if ((text == null) == (file == null)) {
            throw Problems.invalidField("text", "either text or file is needed");
        }
        PromptItem said = text == null ? new PromptItem.File(file) : new PromptItem.Text(text);
        return new Prompt("broadcast", language == null ? "en" : language,
                List.of(new PromptItem.Silence(PAUSE), said), false, times == null ? USUAL_TIMES : times);
    }

    /**
     * What came of it.
     *
     * @param extensions how many are being called
     */
    @Schema(name = "BroadcastAnswer")
    public record Answer(int extensions) {}
}
