package io.carillon.api.conferences;

import io.carillon.api.problem.Problems;
import io.carillon.conference.Conference;
import io.carillon.conference.Conference.Entry;
import io.carillon.conference.Conference.Pins;
import io.carillon.directory.Permission;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conference room as it shall be.
 *
 * @param number that reaches it; needed to create it, later it stays
 * @param enabled whether the number reaches it; true when absent
 * @param title what people call it
 * @param language in which it speaks: en, de, fr or es; en when absent
 * @param moderatorPin of who leads; absent to keep the one there is, empty for none
 * @param participantPin of everybody else; absent to keep the one there is, empty for none
 * @param maximum so many may be in it; 50 when absent
 * @param waitForModerator whether everybody hears music until a moderator is there; false when absent
 * @param entry what the others hear of who comes and goes; TONE when absent
 * @param record whether all of it is recorded; false when absent
 * @param permission how far out of the house people may be called into it; INTERNAL when absent
 */
@Schema(name = "ConferenceBody")
public record ConferenceBody(
        @Schema(examples = "8000") String number,
        @Schema(defaultValue = "true") Boolean enabled,
        @NotNull @Size(max = 80) @Schema(examples = "Monday meeting") String title,
        @Schema(defaultValue = "en") String language,
        @Size(max = 12)
                @Schema(format = "password", description = "4 to 12 digits; absent to keep the one there is")
                String moderatorPin,
        @Size(max = 12)
                @Schema(format = "password", description = "4 to 12 digits; absent to keep the one there is")
                String participantPin,
        @Schema(defaultValue = "50") Integer maximum,
        @Schema(defaultValue = "false") Boolean waitForModerator,
        @Schema(defaultValue = "TONE") Entry entry,
        @Schema(defaultValue = "false") Boolean record,
        @Schema(defaultValue = "INTERNAL") Permission permission) {
    private static final int PEOPLE = 50;

    /** @param beforeOrNull the room it takes the place of */
    public Conference settings(Conference beforeOrNull) {
        Pins before = beforeOrNull == null ? Pins.NONE : beforeOrNull.pins();
        Pins pins = new Pins(
                kept(moderatorPin, before.moderator(), "moderatorPin"),
                kept(participantPin, before.participant(), "participantPin"));
        if (isSame(moderatorPin, pins.participant()) || isSame(participantPin, pins.moderator())) {
            throw Problems.invalidField("moderatorPin", "must be another than participantPin");
        }
        return new Conference(enabled == null || enabled, title, language == null ? "en" : language, pins,
                maximum == null ? PEOPLE : maximum, waitForModerator != null && waitForModerator,
                entry == null ? Entry.TONE : entry, record != null && record,
                permission == null ? Permission.INTERNAL : permission);
    }

    private static String kept(String sentOrNull, String before, String field) {
        if (sentOrNull == null || sentOrNull.isEmpty()) {
            return sentOrNull == null ? before : "";
        }
        if (!io.carillon.directory.Pins.isSound(sentOrNull)) {
            throw Problems.invalidField(field, "must be 4 to 12 digits");
        }
        return io.carillon.directory.Pins.hash(sentOrNull);
    }

    private static boolean isSame(String sentOrNull, String kept) {
        return sentOrNull != null && !sentOrNull.isEmpty() && !kept.isEmpty()
                && io.carillon.directory.Pins.matches(sentOrNull, kept);
    }

    /** Never prints the PINs. */
    @Override
    public String toString() {
        return "conference " + number + " " + title;
    }
}
