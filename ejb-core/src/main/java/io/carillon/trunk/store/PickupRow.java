package io.carillon.trunk.store;

import io.carillon.pickup.PickupSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Whose calls an extension may answer. */
@Entity
@Table(name = "pickup")
class PickupRow extends NamedRow<PickupSettings> {
    @Column(name = "group_name")
    private String group;

    private boolean anybody;

    @Override
    void take(PickupSettings settings) {
        group = settings.group();
        anybody = settings.anybody();
    }

    @Override
    PickupSettings settings() {
        return new PickupSettings(group, anybody);
    }
}
