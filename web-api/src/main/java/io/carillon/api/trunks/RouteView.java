package io.carillon.api.trunks;

import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An outbound route; its fields are those of RouteBody. */
@Schema(name = "Route")
public record RouteView(
        String name,
        boolean enabled,
        String pattern,
        String permission,
        int strip,
        String prepend,
        String match,
        String replacement,
        List<RouteBody.Choice> trunks,
        boolean leastCost,
        int ringSeconds,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown. */
    public static RouteView of(Stored<RouteSettings> stored) {
        RouteSettings route = stored.settings();
        return new RouteView(
                stored.name(),
                route.enabled(),
                route.pattern(),
                route.permission().name(),
                route.rewrite().strip(),
                route.rewrite().prepend(),
                route.rewrite().match(),
                route.rewrite().replacement(),
                route.choices().stream()
                        .map(choice -> new RouteBody.Choice(choice.trunk(), choice.priority(), choice.weight()))
                        .toList(),
                route.leastCost(),
                route.ringSeconds(),
                stored.createdAt(),
                stored.changedAt());
    }
}
