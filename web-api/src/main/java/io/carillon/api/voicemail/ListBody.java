package io.carillon.api.voicemail;

import io.carillon.mailbox.MailingList;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Several mailboxes under one number.
 *
 * @param number that reaches it; only in a new one
 * @param title what people call it
 * @param members numbers of extensions
 */
@Schema(name = "VoicemailListBody")
public record ListBody(String number, @NotNull String title, @NotNull List<String> members) {
    /** What is stored of it. */
    public MailingList list() {
        return new MailingList(title, members);
    }
}
