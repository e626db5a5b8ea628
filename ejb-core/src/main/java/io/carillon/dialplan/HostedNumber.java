package io.carillon.dialplan;

import io.carillon.directory.Permission;
import java.util.Optional;

/** A number of the house that leads to a feature which has its callers for itself: a menu, a queue, a room. */
public interface HostedNumber {
    /** Whether the number reaches it. */
    boolean enabled();

    /** What people call it. */
    String title();

    /** What it is, in one word. */
    String kind();

    /** Id of the feature, which is told the number. */
    String feature();

    /** How far out of the house it may call; empty for one that calls nobody. */
    default Optional<Permission> reach() {
        return Optional.empty();
    }
}
