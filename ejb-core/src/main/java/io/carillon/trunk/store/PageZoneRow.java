package io.carillon.trunk.store;

import io.carillon.paging.PageZone;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A paging zone; the name is the number that reaches it. */
@Entity
@Table(name = "page_zone")
class PageZoneRow extends NamedRow<PageZone> {
    private boolean enabled;
    private String title;
    private String members;
    private boolean everybody;
    private String callers;

    @Column(name = "max_seconds")
    private int maxSeconds;

    private String multicast;

    @Column(name = "multicast_codec")
    private String multicastCodec;

    @Override
    void take(PageZone zone) {
        enabled = zone.enabled();
        title = zone.title();
        members = joined(zone.members());
        everybody = zone.everybody();
        callers = joined(zone.callers());
        maxSeconds = zone.maxSeconds();
        multicast = zone.multicast();
        multicastCodec = zone.multicastCodec();
    }

    @Override
    PageZone settings() {
        return new PageZone(enabled, title, split(members), everybody, split(callers), maxSeconds,
                multicast, multicastCodec);
    }
}
