package io.carillon.trunk.store;

import io.carillon.park.ParkSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The places at which a house parks callers. */
@Entity
@Table(name = "park")
class ParkRow extends NamedRow<ParkSettings> {
    @Column(name = "first_slot")
    private int first;

    @Column(name = "last_slot")
    private int last;

    @Column(name = "recall_seconds")
    private int recallSeconds;

    @Override
    void take(ParkSettings settings) {
        first = settings.first();
        last = settings.last();
        recallSeconds = settings.recallSeconds();
    }

    @Override
    ParkSettings settings() {
        return new ParkSettings(first, last, recallSeconds);
    }
}
