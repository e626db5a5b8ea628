package io.carillon.api.hours;

import io.carillon.hours.TimeCondition;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time condition; its fields are those of TimeConditionBody. */
@Schema(name = "TimeCondition")
public record TimeConditionView(
        String number,
        String name,
        String zone,
        List<HoursBody> hours,
        List<HolidayBody> holidays,
        String standing,
        String open,
        String closed,
        String permission,
        List<String> switchers,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown of one. */
    public static TimeConditionView of(Stored<TimeCondition> stored) {
        TimeCondition condition = stored.settings();
        return new TimeConditionView(
                stored.name(),
                condition.label(),
                condition.hours().zone().getId(),
                condition.hours().spans().stream().map(HoursBody::of).toList(),
                condition.hours().holidays().stream().map(HolidayBody::of).toList(),
                condition.standing().name(),
                condition.open(),
                condition.closed(),
                condition.permission().name(),
                condition.switchers(),
                stored.createdAt(),
                stored.changedAt());
    }
}
