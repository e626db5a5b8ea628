package io.carillon.api.hours;

import static java.util.Objects.requireNonNullElse;

import io.carillon.hours.OpeningHours;
import io.carillon.hours.QuietHours;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When an extension does not want to be disturbed.
 *
 * @param enabled whether the hours hold; true when absent
 * @param zone whose clock, as in the time zone database; UTC when absent
 * @param hours when it is quiet
 */
@Schema(name = "QuietHours")
public record QuietHoursView(
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(defaultValue = "UTC", examples = "Europe/Berlin") String zone,
        @NotNull @Valid List<HoursBody> hours) {

    /** What is stored of it. */
    public QuietHours settings() {
        return new QuietHours(requireNonNullElse(enabled, true), new OpeningHours(
                ZoneField.zone(requireNonNullElse(zone, "UTC")), hours.stream().map(HoursBody::span).toList(),
                List.of()));
    }

    /** What is shown. */
    public static QuietHoursView of(QuietHours quiet) {
        String zone = quiet.hours().zone().getId();
        return new QuietHoursView(quiet.enabled(), zone.equals("Z") ? "UTC" : zone,
                quiet.hours().spans().stream().map(HoursBody::of).toList());
    }
}
