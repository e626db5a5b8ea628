package io.carillon.message;

import java.time.Instant;

/**
 * A text as it is kept.
 *
 * @param text what was sent
 * @param deliveredAt when the first telephone took it, null when none has
 */
public record KeptText(WaitingText text, Instant deliveredAt) {
    /** What has become of it by now. */
    public TextState state(Instant now) {
        return deliveredAt != null ? TextState.DELIVERED : text.expiresAt().isAfter(now) ? TextState.WAITING : TextState.EXPIRED;
    }

    /** Whether this extension sent it or gets it. */
    public boolean concerns(String extension) {
        return text.from().equals(extension) || text.to().user().equals(extension);
    }
}
