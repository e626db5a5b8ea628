package io.carillon.api.park;

import io.carillon.park.ParkSettings;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The places at which callers are parked.
 *
 * @param first number of the first
 * @param last number of the last
 * @param recallSeconds after which whoever parked is called
 */
@Schema(name = "ParkSettings")
public record ParkSettingsView(
        @NotNull @Schema(examples = "701", description = "10 to 999999") Integer first,
        @NotNull @Schema(examples = "720", description = "Up to 99 more than first") Integer last,
        @Schema(examples = "120", description = "5 to 3600, 120 when absent") Integer recallSeconds) {

    ParkSettings settings() {
        return new ParkSettings(
                first, last, recallSeconds == null ? ParkSettings.DEFAULT.recallSeconds() : recallSeconds);
    }

    static ParkSettingsView of(ParkSettings settings) {
        return new ParkSettingsView(settings.first(), settings.last(), settings.recallSeconds());
    }
}
