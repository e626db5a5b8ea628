package io.carillon.api.groups;

import io.carillon.group.RingGroupSettings;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ring group; its fields are those of RingGroupBody. */
@Schema(name = "RingGroup")
public record RingGroupView(
        String number,
        String name,
        boolean enabled,
        String strategy,
        int ringSeconds,
        boolean skipBusy,
        String permission,
        String otherwise,
        List<RingGroupBody.Member> members,
        boolean confirmed,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown of one. */
    public static RingGroupView of(Stored<RingGroupSettings> stored) {
        RingGroupSettings group = stored.settings();
        return new RingGroupView(
                stored.name(),
                group.label(),
                group.enabled(),
                group.strategy().name(),
                group.ringSeconds(),
                group.skipBusy(),
                group.permission().name(),
                group.otherwise(),
                group.members().stream()
                        .map(member -> new RingGroupBody.Member(
                                member.number(), member.delaySeconds(), member.weight()))
                        .toList(),
                group.confirmed(),
                stored.createdAt(),
                stored.changedAt());
    }
}
