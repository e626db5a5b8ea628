package io.carillon.trunk.store;

import io.carillon.findme.FindMe;
import io.carillon.findme.FindMe.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Further numbers of an extension, in one column as {@code number:delay}. */
@Entity
@Table(name = "find_me")
class FindMeRow extends NamedRow<FindMe> {
    private boolean enabled;

    @Column(name = "ring_seconds")
    private int ringSeconds;

    private String targets;
    private boolean confirmed;

    @Override
    void take(FindMe settings) {
        enabled = settings.enabled();
        ringSeconds = settings.ringSeconds();
        targets = joined(settings.targets().stream()
                .map(target -> target.number() + ":" + target.delaySeconds())
                .toList());
        confirmed = settings.confirmed();
    }

    @Override
    FindMe settings() {
        return new FindMe(enabled, ringSeconds, split(targets).stream().map(FindMeRow::target).toList(), confirmed);
    }

    private static Target target(String text) {
        String[] parts = text.split(":");
        return new Target(parts[0], Integer.parseInt(parts[1]));
    }
}
