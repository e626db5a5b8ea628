package io.carillon.trunk.store;

import io.carillon.store.Columns;
import io.carillon.wakeup.WakeUp;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** When an extension is called to wake somebody. */
@Entity
@Table(name = "wake_up")
class WakeUpRow extends NamedRow<WakeUp> {
    @Column(name = "wake_at")
    private Instant at;

    private int rings;

    @Override
    void take(WakeUp settings) {
        at = settings.at() == null ? null : Columns.micros(settings.at());
        rings = settings.rings();
    }

    @Override
    WakeUp settings() {
        return new WakeUp(at, rings);
    }
}
