package io.carillon.trunk.store;

import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.group.RingGroupSettings;
import io.carillon.group.RingGroupSettings.Member;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A ring group. Its members stand in one column, {@code number:delay:weight} each. */
@Entity
@Table(name = "ring_group")
class RingGroupRow extends NamedRow<RingGroupSettings> {
    private boolean enabled;
    private String label;

    @Enumerated(EnumType.STRING)
    private RingStrategy strategy;

    @Column(name = "ring_seconds")
    private int ringSeconds;

    @Column(name = "skip_busy")
    private boolean skipBusy;

    @Enumerated(EnumType.STRING)
    private Permission permission;

    private String otherwise;
    private String members;
    private boolean confirmed;

    @Override
    void take(RingGroupSettings settings) {
        enabled = settings.enabled();
        label = settings.label();
        strategy = settings.strategy();
        ringSeconds = settings.ringSeconds();
        skipBusy = settings.skipBusy();
        permission = settings.permission();
        otherwise = settings.otherwise();
        members = joined(settings.members().stream()
                .map(member -> member.number() + ":" + member.delaySeconds() + ":" + member.weight())
                .toList());
        confirmed = settings.confirmed();
    }

    @Override
    RingGroupSettings settings() {
        return new RingGroupSettings(enabled, label, strategy, ringSeconds, skipBusy, permission, otherwise,
                split(members).stream().map(RingGroupRow::member).toList(), confirmed);
    }

    private static Member member(String text) {
        String[] parts = text.split(":");
        return new Member(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
