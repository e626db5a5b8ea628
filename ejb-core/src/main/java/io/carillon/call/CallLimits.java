package io.carillon.call;

import io.carillon.contract.Aor;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Bounds of a call.
 *
 * @param maxDuration a conversation is ended after this
 * @param maxTelephones telephones of one extension that ring together; the best preferred ones are taken
 * @param takeover whether anybody may take over anybody's conversation or ringing by Replaces; otherwise one's own only
 * @param supervisors who may come into anybody's conversation of his tenant by Join; others into their own only
 */
public record CallLimits(Duration maxDuration, int maxTelephones, boolean takeover, Set<Aor> supervisors) {
    /** Four hours, twenty telephones. */
    public static final CallLimits DEFAULT = new CallLimits(Duration.ofHours(4), 20, false, Set.of());

    public CallLimits {
        Objects.requireNonNull(maxDuration, "maxDuration");
        supervisors = Set.copyOf(supervisors);
    }

    /** Whether somebody may come into the conversations of others. */
    public boolean maySupervise(Aor who) {
        return supervisors.contains(who);
    }
}
