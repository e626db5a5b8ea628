package io.carillon.dialplan;

import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * People who take calls for one another, behind a number of their own.
 *
 * @param number digits, as an extension's
 * @param name what people call it
 * @param enabled whether it takes calls
 * @param strategy in which order they ring
 * @param ringFor how long all ring together, or each of them when they ring one after the other
 * @param skipBusy whether members are left out that are in a call
 * @param permission how far it may call for members and numbers outside
 * @param otherwise the number that has the call when nobody takes it, empty to refuse it
 * @param members who they are, in the order given
 * @param confirmed whether who answers outside of the house must press 1, so that no machine takes the call
 */
public record RingGroup(
        String number,
        String name,
        boolean enabled,
        RingStrategy strategy,
        Duration ringFor,
        boolean skipBusy,
        Permission permission,
        String otherwise,
        List<Member> members,
        boolean confirmed) {
    /** Id of the feature that rings it. */
    public static final String FEATURE = "ring-groups";

    public RingGroup {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(ringFor, "ringFor");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(otherwise, "otherwise");
        members = List.copyOf(members);
    }

    /**
     * One of them.
     *
     * @param number an extension, or a number outside as it would be dialled
     * @param delaySeconds how long after the beginning it rings, when all ring together
     * @param weight its share of the calls, when it is drawn
     */
    public record Member(String number, int delaySeconds, int weight) {
        public Member {
            Objects.requireNonNull(number, "number");
        }
    }

    /** Whether all ring in one attempt. */
    public boolean isTogether() {
        return strategy == RingStrategy.ALL;
    }
}
