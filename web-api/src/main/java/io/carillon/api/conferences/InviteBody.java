package io.carillon.api.conferences;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who is to come into a conference.
 *
 * @param number that is called
 */
@Schema(name = "ConferenceInvitation")
public record InviteBody(
        @NotNull
                @Pattern(regexp = "\\+?[0-9]{2,18}", message = "must be 2 to 18 digits, with + before")
                @Schema(examples = "1003")
                String number) {}
