package io.carillon.api.paging;

import io.carillon.paging.PageZone;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A paging zone; its fields are those of PagingZoneBody. */
@Schema(name = "PagingZone")
public record ZoneView(
        String number,
        String name,
        boolean enabled,
        List<String> members,
        boolean everybody,
        List<String> callers,
        int maxSeconds,
        String multicast,
        String multicastCodec,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown. */
    public static ZoneView of(Stored<PageZone> stored) {
        PageZone zone = stored.settings();
        return new ZoneView(stored.name(), zone.title(), zone.enabled(), zone.members(), zone.everybody(),
                zone.callers(), zone.maxSeconds(), zone.multicast(), zone.multicastCodec(), stored.createdAt(), stored.changedAt());
    }
}
