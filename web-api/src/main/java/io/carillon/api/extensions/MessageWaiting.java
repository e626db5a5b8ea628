package io.carillon.api.extensions;

import io.carillon.presence.MailboxCounts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Messages that wait for an extension, as a voicemail system outside of this one counts them. What is absent is 0.
 *
 * @param fresh not heard yet; above 0 the lamp is lit
 * @param heard heard and kept
 * @param freshUrgent urgent ones among the fresh
 * @param heardUrgent urgent ones among the heard
 */
@Schema(name = "MessageWaiting")
public record MessageWaiting(
        @Min(0) @Max(99_999) @Schema(defaultValue = "0") Integer fresh,
        @Min(0) @Max(99_999) @Schema(defaultValue = "0") Integer heard,
        @Min(0) @Max(99_999) @Schema(defaultValue = "0") Integer freshUrgent,
        @Min(0) @Max(99_999) @Schema(defaultValue = "0") Integer heardUrgent) {

    static MessageWaiting of(MailboxCounts.Counts counts) {
        return new MessageWaiting(counts.fresh(), counts.heard(), counts.freshUrgent(), counts.heardUrgent());
    }

    MailboxCounts.Counts toCounts() {
        return new MailboxCounts.Counts(
                number(fresh), number(heard), number(freshUrgent), number(heardUrgent));
    }

    private static int number(Integer orAbsent) {
        return orAbsent == null ? 0 : orAbsent;
    }
}
