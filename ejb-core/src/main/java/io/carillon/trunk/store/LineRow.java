package io.carillon.trunk.store;

import io.carillon.directory.Permission;
import io.carillon.trunk.LineSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** What an extension may do and is outside of the house. */
@Entity
@Table(name = "outside_line")
class LineRow extends NamedRow<LineSettings> {
    @Enumerated(EnumType.STRING)
    private Permission permission;

    @Column(name = "outside_number")
    private String number;

    private String site;
    private boolean hidden;

    @Override
    void take(LineSettings settings) {
        permission = settings.permission();
        number = settings.number();
        site = settings.site();
        hidden = settings.hidden();
    }

    @Override
    LineSettings settings() {
        return new LineSettings(permission, number, site, hidden);
    }
}
