package io.carillon.trunk.store;

import io.carillon.toggle.FeatureToggle;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Whether a tenant wants a feature. */
@Entity
@Table(name = "feature_toggle")
class FeatureToggleRow extends NamedRow<FeatureToggle> {
    @Column(name = "is_on")
    private boolean on;

    @Override
    void take(FeatureToggle settings) {
        on = settings.on();
    }

    @Override
    FeatureToggle settings() {
        return new FeatureToggle(on);
    }
}
