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
 */
public record Routed(Route route, CallerIdentity shown, String number, List<String> visited, List<String> explain) {
    public Routed {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(number, "number");
        visited = List.copyOf(visited);
        explain = List.copyOf(explain);
    }
}
