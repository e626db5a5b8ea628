package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A blind transfer.
 *
 * @param party who leaves the call: leg id, or number of a telephone in it
 * @param target number that the other side is connected to
 */
@Schema(name = "Transfer")
public record TransferBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Who leaves the call: leg id or number")
                String party,
        @NotNull
                @Pattern(
                        regexp = "[+*#]?[0-9*#]{1,31}",
                        message = "must be 1 to 32 digits, * or #, with a leading + at most")
                @Schema(examples = "1003", description = "Number that the other side is connected to")
                String target) {}
