package io.carillon.api.texts;

import io.carillon.api.json.Lines;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text to be sent.
 *
 * @param to extension that gets it
 * @param text what it says
 */
@Schema(name = "NewText")
public record NewTextBody(
        @NotNull
                @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension")
                @Schema(examples = "1002", description = "Extension that gets it")
                String to,
        @Lines @NotNull @Size(min = 1, max = 2000, message = "must have 1 to 2000 characters") String text) {}
