package io.carillon.call;

import io.carillon.contract.Aor;
import io.carillon.dialplan.ConsentPlan;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Bounds and manners of a call.
 *
 * @param maxDuration a conversation is ended after this
 * @param maxTelephones telephones of one extension that ring together; the best preferred ones are taken
 * @param takeover whether anybody may take over anybody's conversation or ringing by Replaces; otherwise one's own only
 * @param supervisors who may come into anybody's conversation of his tenant by Join; others into their own only
 * @param holdMusic class of the music that people hear who are kept waiting, empty for none
 * @param consent how people are told that they are recorded
 * @param language in which people are spoken to who have not chosen one: en, de, fr or es
 */
public record CallLimits(
        Duration maxDuration,
        int maxTelephones,
        boolean takeover,
        Set<Aor> supervisors,
        String holdMusic,
        ConsentPlan consent,
        String language) {
    /** Four hours, twenty telephones, the music of the product, English. */
    public static final CallLimits DEFAULT = new CallLimits(Duration.ofHours(4), 20, false, Set.of());

    public CallLimits {
        Objects.requireNonNull(maxDuration, "maxDuration");
        supervisors = Set.copyOf(supervisors);
        Objects.requireNonNull(holdMusic, "holdMusic");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(language, "language");
    }

    /** With the music of the product, in English; nobody is told that he is recorded. */
    public CallLimits(Duration maxDuration, int maxTelephones, boolean takeover, Set<Aor> supervisors) {
        this(maxDuration, maxTelephones, takeover, supervisors, "default", ConsentPlan.NONE, "en");
    }

    /** Whether somebody may come into the conversations of others. */
    public boolean maySupervise(Aor who) {
        return supervisors.contains(who);
    }
}
