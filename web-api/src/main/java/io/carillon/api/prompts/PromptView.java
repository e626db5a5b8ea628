package io.carillon.api.prompts;

import io.carillon.contract.PromptFile;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A recording for menus.
 *
 * @param language the set it belongs to
 * @param name its name in that set
 * @param file how the greeting of a menu names it
 * @param rate samples per second that are kept
 * @param seconds how long it is
 * @param changedAt when it was handed in
 */
@Schema(name = "PromptRecording")
public record PromptView(
        @Schema(enumeration = {"de", "en", "es", "fr"}) String language,
        @Schema(examples = "summer") String name,
        @Schema(examples = "default/summer") String file,
        int rate,
        double seconds,
        Instant changedAt) {

    static PromptView of(PromptFile file) {
        return new PromptView(file.language(), file.name(), file.item(), file.rate(), file.seconds(), file.changedAt());
    }
}
