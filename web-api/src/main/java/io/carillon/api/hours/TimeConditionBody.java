package io.carillon.api.hours;

import static java.util.Objects.requireNonNullElse;

import io.carillon.directory.Permission;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time condition as it shall be.
 *
 * @param number what is dialled for it, 2 to 15 digits that nobody else has; needed to create it, later it stays
 * @param name what people call it
 * @param zone whose clock, as in the time zone database
 * @param hours when it is open
 * @param holidays when it is closed all day
 * @param standing whether it goes by its hours; AUTOMATIC when absent
 * @param open the number that has calls while it is open; absent to refuse them
 * @param closed the number that has calls while it is closed; absent to refuse them
 * @param permission how far it may send calls outside; NATIONAL when absent
 * @param switchers extensions that may open and close it by feature code
 */
@Schema(name = "TimeConditionBody")
public record TimeConditionBody(
        @Size(max = 15) @Schema(examples = "700") String number,
        @NotNull @Size(max = 80) @Schema(examples = "Office") String name,
        @NotNull @Schema(examples = "Europe/Berlin") String zone,
        @NotNull @Valid List<HoursBody> hours,
        @Valid List<HolidayBody> holidays,
        @Schema(defaultValue = "AUTOMATIC") Standing standing,
        @Size(max = 19) @Schema(examples = "600") String open,
        @Size(max = 19) @Schema(examples = "1001") String closed,
        @Schema(defaultValue = "NATIONAL") Permission permission,
        List<String> switchers) {

    /** What is stored of it. */
    public TimeCondition settings() {
        OpeningHours when = new OpeningHours(ZoneField.zone(zone),
                hours.stream().map(HoursBody::span).toList(),
                requireNonNullElse(holidays, List.<HolidayBody>of()).stream().map(HolidayBody::holiday).toList());
        return new TimeCondition(
                name.strip(),
                when,
                requireNonNullElse(standing, Standing.AUTOMATIC),
                requireNonNullElse(open, ""),
                requireNonNullElse(closed, ""),
                requireNonNullElse(permission, Permission.NATIONAL),
                requireNonNullElse(switchers, List.of()));
    }
}
