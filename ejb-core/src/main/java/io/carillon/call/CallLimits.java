package io.carillon.call;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of a call.
 *
 * @param maxDuration a conversation is ended after this
 * @param maxTelephones telephones of one extension that ring together; the best preferred ones are taken
 * @param takeover whether anybody may take over anybody's conversation or ringing by Replaces; otherwise one's own only
 */
public record CallLimits(Duration maxDuration, int maxTelephones, boolean takeover) {
    /** Four hours, twenty telephones. */
    public static final CallLimits DEFAULT = new CallLimits(Duration.ofHours(4), 20, false);

    public CallLimits {
        Objects.requireNonNull(maxDuration, "maxDuration");
    }
}
