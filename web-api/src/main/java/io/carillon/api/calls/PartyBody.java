package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * On whose behalf.
 *
 * @param party leg id, or number of a telephone in the call
 */
@Schema(name = "Party")
public record PartyBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Leg id, or number of a telephone in the call")
                String party) {}
