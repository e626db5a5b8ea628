package io.carillon.api.conferences;

import io.carillon.conference.Conference;
import io.carillon.directory.Permission;
import io.carillon.trunk.Stored;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conference room; its fields are those of ConferenceBody, of the PINs it is only said whether there are any.
 *
 * @param hasModeratorPin whether there is one
 * @param hasParticipantPin whether there is one
 */
@Schema(name = "Conference")
public record ConferenceView(
        String number,
        boolean enabled,
        String title,
        String language,
        boolean hasModeratorPin,
        boolean hasParticipantPin,
        int maximum,
        boolean waitForModerator,
        Conference.Entry entry,
        boolean record,
        Permission permission,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown. */
    public static ConferenceView of(Stored<Conference> stored) {
        Conference room = stored.settings();
        return new ConferenceView(stored.name(), room.enabled(), room.title(), room.language(),
                !room.pins().moderator().isEmpty(), !room.pins().participant().isEmpty(), room.most(), room.waits(),
                room.entry(), room.recorded(), room.permission(), stored.createdAt(), stored.changedAt());
    }
}
