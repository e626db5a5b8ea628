package io.carillon.trunk.store;

import io.carillon.directory.Permission;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.OpeningHours.Holiday;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A time condition. Weekly spans stand in one column as {@link SpanText}, holidays in another as
 * {@code from:to:yearly:name}.
 */
@Entity
@Table(name = "time_condition")
class TimeConditionRow extends NamedRow<TimeCondition> {
    private String label;
    private String zone;
    private String spans;
    private String holidays;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Column(name = "open_to")
    private String open;

    @Column(name = "closed_to")
    private String closed;

    @Enumerated(EnumType.STRING)
    private Permission permission;

    private String switchers;

    @Override
    void take(TimeCondition settings) {
        label = settings.label();
        zone = settings.hours().zone().getId();
        spans = joined(settings.hours().spans().stream().map(SpanText::of).toList());
        holidays = joined(settings.hours().holidays().stream()
                .map(day -> day.from() + ":" + day.to() + ":" + day.yearly() + ":"
                        + URLEncoder.encode(day.name(), StandardCharsets.UTF_8))
                .toList());
        standing = settings.standing();
        open = settings.open();
        closed = settings.closed();
        permission = settings.permission();
        switchers = joined(settings.switchers());
    }

    @Override
    TimeCondition settings() {
        OpeningHours hours = new OpeningHours(ZoneId.of(zone),
                split(spans).stream().map(SpanText::read).toList(),
                split(holidays).stream().map(TimeConditionRow::holiday).toList());
        return new TimeCondition(label, hours, standing, open, closed, permission, split(switchers));
    }

    private static Holiday holiday(String text) {
        String[] parts = text.split(":", 4);
        return new Holiday(URLDecoder.decode(parts[3], StandardCharsets.UTF_8), LocalDate.parse(parts[0]),
                LocalDate.parse(parts[1]), Boolean.parseBoolean(parts[2]));
    }
}
