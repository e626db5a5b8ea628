package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An attended transfer.
 *
 * @param call the other call of who leaves
 * @param party who leaves both: leg id or number; who is in both when absent
 */
@Schema(name = "CallJoin")
public record JoinBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9-]{1,40}", message = "must be the id of a call")
                @Schema(description = "Id of the other call of who leaves")
                String call,
        @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "Who leaves both: leg id or number; who is in both when absent")
                String party) {}
