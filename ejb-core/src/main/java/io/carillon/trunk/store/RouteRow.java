package io.carillon.trunk.store;

import io.carillon.directory.Permission;
import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.RouteSettings.Choice;
import io.carillon.trunk.RouteSettings.Rewriting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** An outbound route. Its trunks stand in one column, {@code name:priority:weight} each. */
@Entity
@Table(name = "outbound_route")
class RouteRow extends NamedRow<RouteSettings> {
    private boolean enabled;

    @Column(name = "number_pattern")
    private String pattern;

    @Enumerated(EnumType.STRING)
    private Permission permission;

    @Column(name = "strip_digits")
    private int strip;

    @Column(name = "prepend_digits")
    private String prepend;

    @Column(name = "match_regex")
    private String match;

    private String replacement;
    private String trunks;

    @Column(name = "least_cost")
    private boolean leastCost;

    @Column(name = "ring_seconds")
    private int ringSeconds;

    @Override
    void take(RouteSettings settings) {
        enabled = settings.enabled();
        pattern = settings.pattern();
        permission = settings.permission();
        strip = settings.rewrite().strip();
        prepend = settings.rewrite().prepend();
        match = settings.rewrite().match();
        replacement = settings.rewrite().replacement();
        trunks = joined(settings.choices().stream()
                .map(choice -> choice.trunk() + ":" + choice.priority() + ":" + choice.weight())
                .toList());
        leastCost = settings.leastCost();
        ringSeconds = settings.ringSeconds();
    }

    @Override
    RouteSettings settings() {
        return new RouteSettings(enabled, pattern, permission, new Rewriting(strip, prepend, match, replacement),
                split(trunks).stream().map(RouteRow::choice).toList(), leastCost, ringSeconds);
    }

    private static Choice choice(String text) {
        String[] parts = text.split(":");
        return new Choice(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
