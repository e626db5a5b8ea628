package io.carillon.api.voicemail;

import io.carillon.voicemail.Folder;
import io.carillon.voicemail.Message;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What becomes of a message. What is absent stays.
 *
 * @param folder where it lies
 * @param heard whether it counts as heard
 * @param deleted whether it is put away; until the purge it can be had back
 */
@Schema(name = "VoicemailMark")
public record MarkBody(Folder folder, Boolean heard, Boolean deleted) {
    Message.Mark applied(Message.Mark now, Instant at) {
        return new Message.Mark(folder == null ? now.folder() : folder, moment(heard, now.heardAt(), at),
                moment(deleted, now.deletedAt(), at), now.keepUntil());
    }

    private static Instant moment(Boolean wanted, Instant now, Instant at) {
        if (wanted == null || wanted && now != null) {
            return now;
        }
        return wanted ? at : null;
    }
}
