package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose words are wanted.
 *
 * @param party whose: leg id, or number
 * @param on whether they are wanted, or no longer
 * @param language in which they are said
 */
@Schema(name = "Transcription")
public record TranscriptionBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Leg id, or number of a telephone that has answered")
                String party,
        @Schema(defaultValue = "true", description = "Whether the words are wanted, or no longer") Boolean on,
        @Pattern(regexp = "[a-z]{2}", message = "must be two letters")
                @Schema(defaultValue = "en", description = "ISO 639 code, for the engine")
                String language) {}
