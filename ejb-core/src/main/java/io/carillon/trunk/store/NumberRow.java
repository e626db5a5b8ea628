package io.carillon.trunk.store;

import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.NumberSettings.Match;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A number under which the house is known outside. */
@Entity
@Table(name = "outside_number")
class NumberRow extends NamedRow<NumberSettings> {
    private boolean enabled;

    @Enumerated(EnumType.STRING)
    @Column(name = "match_kind")
    private Match match;

    private String trunks;
    private String extension;

    @Override
    void take(NumberSettings settings) {
        enabled = settings.enabled();
        match = settings.match();
        trunks = joined(settings.trunks());
        extension = settings.extension();
    }

    @Override
    NumberSettings settings() {
        return new NumberSettings(enabled, match, split(trunks), extension);
    }
}
