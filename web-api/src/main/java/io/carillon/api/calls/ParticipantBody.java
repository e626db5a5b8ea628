package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A third for a conversation.
 *
 * @param party who wants it, and on whose behalf it is dialled: leg id, or number of a telephone in the conversation
 * @param number that is dialled
 */
@Schema(name = "Participant")
public record ParticipantBody(
        @NotNull
                @Pattern(regexp = "[A-Za-z0-9+*#-]{1,48}", message = "must be a leg id or a number")
                @Schema(examples = "1001", description = "On whose behalf: leg id or number")
                String party,
        @NotNull
                @Pattern(
                        regexp = "[+*#]?[0-9*#]{1,31}",
                        message = "must be 1 to 32 digits, * or #, with a leading + at most")
                @Schema(examples = "1003", description = "Number that is called")
                String number) {}
