package io.carillon.api.hours;

import io.carillon.api.problem.Problems;
import io.carillon.hours.OpeningHours.Holiday;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Days off.
 *
 * @param name what is celebrated
 * @param from the first day
 * @param to the last day; the first one when absent
 * @param yearly whether it comes again every year on the same days; false when absent
 */
@Schema(name = "Holiday")
public record HolidayBody(
        @NotNull @Schema(examples = "Christmas") String name,
        @NotNull @Schema(examples = "2026-12-24") String from,
        @Schema(examples = "2026-12-26") String to,
        @Schema(defaultValue = "false") Boolean yearly) {

    Holiday holiday() {
        LocalDate first = day(from);
        return new Holiday(name.strip(), first, to == null ? first : day(to), Boolean.TRUE.equals(yearly));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalidField("holidays", "must have days such as 2026-12-24");
        }
    }

    static HolidayBody of(Holiday holiday) {
        return new HolidayBody(
                holiday.name(), holiday.from().toString(), holiday.to().toString(), holiday.yearly());
    }
}
