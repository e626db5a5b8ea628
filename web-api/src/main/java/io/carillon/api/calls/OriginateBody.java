package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call to be placed.
 *
 * @param from extension that rings first; that of the account when absent
 * @param to number dialled when it answers
 * @param detect whether it is to be found out who answers there
 */
@Schema(name = "Originate")
public record OriginateBody(
        @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension")
                @Schema(
                        examples = "1001",
                        description = "Extension that rings first; that of the account when absent. Role user has"
                                + " no other choice.")
                String from,
        @NotNull
                @Pattern(
                        regexp = "[+*#]?[0-9*#]{1,31}",
                        message = "must be 1 to 32 digits, * or #, with a leading + at most")
                @Schema(examples = "1002", description = "Number dialled when it answers")
                String to,
        @Schema(defaultValue = "false", description = "Whether it is to be found out who answers there")
                Boolean detect) {}
