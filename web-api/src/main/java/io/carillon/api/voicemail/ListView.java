package io.carillon.api.voicemail;

import io.carillon.mailbox.MailingList;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several mailboxes under one number; its fields are those of VoicemailListBody. */
@Schema(name = "VoicemailList")
public record ListView(String number, String title, List<String> members, Instant createdAt, Instant changedAt) {
    /** What is shown. */
    public static ListView of(Stored<MailingList> stored) {
        return new ListView(stored.name(), stored.settings().title(), stored.settings().members(), stored.createdAt(),
                stored.changedAt());
    }
}
