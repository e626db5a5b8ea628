package io.carillon.call;

import io.carillon.contract.CallerIdentity;
import io.carillon.dialplan.Route;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a {@link RoutingQuestion}.
 *
 * @param route where the call goes
 * @param shown who is shown as calling; null to leave it
 * @param number the number the route is for, after all forwarding
 * @param visited numbers the search has been at, this one left out
 * @param explain every verdict on the way, one line each
 * @param meant the number that a dialled code stands for; null when what was dialled is what was meant
 * @param hidden whether the caller does not want to be known to those who are called
 */
public record Routed(
        Route route,
        CallerIdentity shown,
        String number,
        List<String> visited,
        List<String> explain,
        String meant,
        boolean hidden) {
    public Routed {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(number, "number");
        visited = List.copyOf(visited);
        explain = List.copyOf(explain);
    }

    /** Of a caller who meant what was dialled and does not hide. */
    public Routed(Route route, CallerIdentity shown, String number, List<String> visited, List<String> explain) {
        this(route, shown, number, visited, explain, null, false);
    }
}
