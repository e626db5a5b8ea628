package io.carillon.dialplan;

import io.carillon.directory.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Which numbers leave the house, and by which trunks.
 *
 * @param name as the administrator calls it
 * @param pattern which numbers
 * @param permission what the caller must be allowed to
 * @param rewrite makes the number that the trunks get
 * @param choices the trunks
 * @param leastCost whether the cheapest trunk is tried first, whatever their order
 * @param ringFor how long the called party may ring
 */
public record OutboundRoute(
        String name,
        DialPattern pattern,
        Permission permission,
        Rewrite rewrite,
        List<Choice> choices,
        boolean leastCost,
        Duration ringFor) {
    public OutboundRoute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(rewrite, "rewrite");
        choices = List.copyOf(choices);
    }

    /**
     * One trunk of a route.
     *
     * @param carrier the trunk
     * @param priority lower ones are tried first
     * @param weight share of the calls among those of the same priority, 0 to 65535 (as in RFC 2782)
     */
    public record Choice(Carrier carrier, int priority, int weight) {}
}
