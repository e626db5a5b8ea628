package io.carillon.api.presence;

import io.carillon.presence.PresenceDesk;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Presence of one person.
 *
 * @param extension number
 * @param displayName name
 * @param state in one word
 * @param source what says so
 * @param open whether watchers are told that the person can be reached
 * @param activities what the person does, as watchers are told (RFC 4480)
 * @param note what the person published; empty when nothing was
 */
@Schema(name = "Presence")
public record PresenceView(
        String extension,
        String displayName,
        @Schema(enumeration = {"OFFLINE", "AVAILABLE", "AWAY", "RINGING", "ON_THE_PHONE", "DO_NOT_DISTURB"}) String state,
        @Schema(enumeration = {"CALL", "SETTING", "PUBLISHED", "TELEPHONE"}, description = "CALL: a call that rings or"
                        + " goes on. SETTING: do-not-disturb. PUBLISHED: what the person's telephone or program has published"
                        + " (PUBLISH). TELEPHONE: whether a telephone is registered.")
                String source,
        boolean open,
        List<String> activities,
        String note) {
    static PresenceView of(PresenceDesk.Seen seen) {
        return new PresenceView(seen.extension(), seen.displayName(), seen.state().name(), seen.source().name(), seen.open(),
                seen.activities(), seen.note());
    }
}
