package io.carillon.group;

import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import java.util.List;

/**
 * A ring group; stored by its number.
 *
 * @param enabled whether it takes calls
 * @param label what people call it
 * @param strategy in which order its members ring
 * @param ringSeconds how long all ring together, or each of them when they ring one after the other
 * @param skipBusy whether members are left out that are in a call
 * @param permission how far it may call for members and numbers outside
 * @param otherwise the number that has the call when nobody takes it, empty to refuse it
 * @param members who they are
 * @param confirmed whether who answers outside of the house must press 1, so that no machine takes the call
 */
public record RingGroupSettings(
        boolean enabled,
        String label,
        RingStrategy strategy,
        int ringSeconds,
        boolean skipBusy,
        Permission permission,
        String otherwise,
        List<Member> members,
        boolean confirmed) {
    public RingGroupSettings {
        members = List.copyOf(members);
    }

    /**
     * One member.
     *
     * @param number an extension, or a number outside as it would be dialled
     * @param delaySeconds how long after the beginning it rings, when all ring together
     * @param weight its share of the calls, when it is drawn
     */
    public record Member(String number, int delaySeconds, int weight) {}
}
