package io.carillon.api.calls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message for an answering machine.
 *
 * @param party who talks with it and leaves: leg id, or number of a telephone in the call
 * @param message number of the recording of the house, drop-1 to drop-99
 */
@Schema(name = "Drop")
public record DropBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Who talks with the machine and leaves: leg id or number")
                String party,
        @NotNull
                @Min(value = 1, message = "must be 1 to 99")
                @Max(value = 99, message = "must be 1 to 99")
                @Schema(examples = "1", description = "Of the recordings drop-1 to drop-99")
                Integer message) {}
