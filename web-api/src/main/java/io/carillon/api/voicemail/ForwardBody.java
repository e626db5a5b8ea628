package io.carillon.api.voicemail;

import io.carillon.api.json.Lines;
import io.carillon.voicemail.Mailboxes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a message is sent on.
 *
 * @param to number of an extension with a mailbox, or of a list of mailboxes
 * @param keep whether it stays here as well; else it is put away, and can be had back until the purge
 * @param note what is written to it: whoever gets it reads it in the API, on the page and in the e-mail
 */
@Schema(name = "VoicemailForward")
public record ForwardBody(
        @NotNull
                @Pattern(regexp = "[0-9]{1,15}", message = "must be 1 to 15 digits")
                @Schema(examples = "1003", description = "Number of an extension with a mailbox, or of a list of mailboxes")
                String to,
        @Schema(defaultValue = "true") Boolean keep,
        @Lines @Size(max = 500) String note) {

    Mailboxes.Sending order(String mailbox, String who) {
        return new Mailboxes.Sending(to, mailbox, who, note == null ? "" : note.strip(), !Boolean.FALSE.equals(keep));
    }
}
