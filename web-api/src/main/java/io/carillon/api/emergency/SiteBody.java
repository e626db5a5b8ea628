package io.carillon.api.emergency;

import io.carillon.trunk.SiteSettings;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place where telephones are, as it shall be.
 *
 * @param name what it is called; needed to create it, later it stays
 * @param country ISO 3166 code
 * @param region state or province
 * @param city town
 * @param postalCode post code
 * @param street street
 * @param houseNumber number in the street
 * @param building building of a campus
 * @param floor floor
 * @param room room, or how to find it
 * @param callback number that leads back to it from outside
 * @param subnets networks whose telephones are there
 */
@Schema(name = "SiteBody")
public record SiteBody(
        @Schema(examples = "berlin-3") String name,
        @NotNull @Schema(examples = "DE") String country,
        String region,
        @NotNull @Schema(examples = "Berlin") String city,
        @Schema(examples = "10117") String postalCode,
        @NotNull @Schema(examples = "Friedrichstrasse") String street,
        @Schema(examples = "12") String houseNumber,
        String building,
        @Schema(examples = "3") String floor,
        @Schema(examples = "3.14") String room,
        @Schema(examples = "+4930123450") String callback,
        @Schema(examples = "10.3.0.0/16") List<String> subnets) {

    /** What is stored of it. */
    public SiteSettings settings() {
        return new SiteSettings(
                new SiteSettings.Address(country, text(region), city, text(postalCode), street, text(houseNumber),
                        text(building), text(floor), text(room)),
                text(callback),
                subnets == null ? List.of() : subnets);
    }

    private static String text(String sent) {
        return sent == null ? "" : sent;
    }
}
