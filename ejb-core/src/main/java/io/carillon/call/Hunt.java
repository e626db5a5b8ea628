package io.carillon.call;

import io.carillon.contract.Cause;
import io.carillon.dialplan.Route;
import io.carillon.dialplan.RingGroup;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A ring group that is being tried, or a person who can be reached by several numbers.
 *
 * @param group its number
 * @param personal whether it is one person with further numbers rather than a group
 * @param confirmed whether who answers outside of the house must press a key, so that no machine takes the call
 * @param together whether all ring in one attempt; otherwise one after the other
 * @param ringFor how long all ring together, or each of them
 * @param left members that have not been tried, the next one first
 * @param passed seconds after which those rang that began last, when they ring together
 * @param best the most telling refusal, null before the first
 */
public record Hunt(
        String group,
        boolean personal,
        boolean confirmed,
        boolean together,
        Duration ringFor,
        List<RingGroup.Member> left,
        int passed,
        Cause best) {
    public Hunt {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(ringFor, "ringFor");
        left = List.copyOf(left);
    }

    static Hunt of(Route.Group route) {
        return new Hunt(
                route.number(), route.personal(), route.confirmed(), route.together(),
                route.ringFor(), route.members(), 0, null);
    }

    /** Without the first of those that are left. */
    Hunt next() {
        return new Hunt(group, personal, confirmed, together, ringFor, left.subList(1, left.size()),
                left.get(0).delaySeconds(), best);
    }

    /** A group is busy only when all of it is: whoever did not answer tells more. */
    Hunt refused(Cause cause) {
        boolean less = best != null && isBusy(cause);
        boolean more = best == null || isBusy(best);
        return new Hunt(group, personal, confirmed, together, ringFor, left, passed,
                less ? best : more ? cause : Causes.better(best, cause));
    }

    private static boolean isBusy(Cause cause) {
        return cause.sip() == Cause.BUSY.sip() || cause.sip() == 600;
    }
}
