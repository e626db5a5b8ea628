package io.carillon.api.hours;

import io.carillon.hours.OpeningHours;
import io.carillon.hours.OpeningHours.Span;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Hours on some days of the week.
 *
 * @param days on which it begins
 * @param from from when it is open, such as 09:00
 * @param to until when; 24:00 for midnight, a time not after {@code from} is one of the next day
 */
@Schema(name = "WeeklyHours")
public record HoursBody(
        @NotNull List<DayOfWeek> days,
        @NotNull @Pattern(regexp = HoursBody.TIME, message = "must be a time such as 09:00") @Schema(examples = "09:00")
                String from,
        @NotNull @Pattern(regexp = HoursBody.TIME, message = "must be a time such as 17:30") @Schema(examples = "17:30")
                String to) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    Span span() {
        return new Span(Set.copyOf(days), minutes(from), minutes(to));
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    static HoursBody of(Span span) {
        return new HoursBody(span.days().stream().sorted().toList(), OpeningHours.clock(span.from()),
                OpeningHours.clock(span.to()));
    }
}
