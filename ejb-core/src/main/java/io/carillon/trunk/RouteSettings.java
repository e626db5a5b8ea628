package io.carillon.trunk;

import io.carillon.directory.Permission;
import java.util.List;

/**
 * Which dialled numbers leave the house, and by which trunks.
 *
 * @param enabled whether it is used
 * @param pattern which numbers
 * @param permission what the caller must be allowed to
 * @param rewrite makes the number that the trunks get
 * @param choices the trunks
 * @param leastCost whether the cheapest is tried first, whatever the order
 * @param ringSeconds how long the called party may ring
 */
public record RouteSettings(
        boolean enabled,
        String pattern,
        Permission permission,
        Rewriting rewrite,
        List<Choice> choices,
        boolean leastCost,
        int ringSeconds) {
    public RouteSettings {
        choices = List.copyOf(choices);
    }

    /**
     * How the number is rewritten.
     *
     * @param strip characters taken off the front
     * @param prepend put there instead
     * @param match regular expression of what is replaced after that, may be empty
     * @param replacement by what
     */
    public record Rewriting(int strip, String prepend, String match, String replacement) {}

    /**
     * One trunk of a route.
     *
     * @param trunk its name
     * @param priority lower ones are tried first
     * @param weight share of the calls among those of the same priority
     */
    public record Choice(String trunk, int priority, int weight) {}
}
