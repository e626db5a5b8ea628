package io.carillon.pickup;

import java.util.Objects;

/**
 * Whose calls an extension may answer.
 *
 * @param group name of its pickup group: all who have the same may answer for one another; empty for none
 * @param anybody whether it may answer whatever rings in the house when it says for whom
 */
public record PickupSettings(String group, boolean anybody) {
    /** An extension answers its own calls only. */
    public static final PickupSettings NONE = new PickupSettings("", false);

    public PickupSettings {
        Objects.requireNonNull(group, "group");
    }

    /** Whether two extensions are of one group. */
    public boolean shares(PickupSettings other) {
        return !group.isEmpty() && group.equals(other.group);
    }
}
