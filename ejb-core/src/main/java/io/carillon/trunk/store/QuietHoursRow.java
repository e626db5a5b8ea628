package io.carillon.trunk.store;

import io.carillon.hours.OpeningHours;
import io.carillon.hours.QuietHours;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.List;

/** When an extension does not want to be disturbed. */
@Entity
@Table(name = "quiet_hours")
class QuietHoursRow extends NamedRow<QuietHours> {
    private boolean enabled;
    private String zone;
    private String spans;

    @Override
    void take(QuietHours settings) {
        enabled = settings.enabled();
        zone = settings.hours().zone().getId();
        spans = joined(settings.hours().spans().stream().map(SpanText::of).toList());
    }

    @Override
    QuietHours settings() {
        return new QuietHours(enabled, new OpeningHours(
                ZoneId.of(zone), split(spans).stream().map(SpanText::read).toList(), List.of()));
    }
}
