package io.carillon.trunk;

import java.util.List;

/**
 * A place where telephones are, told to whoever is called for help.
 *
 * @param address where it is
 * @param callback number that leads back to it from outside, may be empty
 * @param subnets networks whose telephones are there, in CIDR notation
 */
public record SiteSettings(Address address, String callback, List<String> subnets) {
    public SiteSettings {
        subnets = List.copyOf(subnets);
    }

    /**
     * A civic address (RFC 5139); what does not apply is empty.
     *
     * @param country ISO 3166 code
     * @param region state or province
     * @param city town
     * @param postalCode post code
     * @param street street
     * @param houseNumber number in the street
     * @param building building of a campus
     * @param floor floor
     * @param room room, or how to find it
     */
    public record Address(
            String country,
            String region,
            String city,
            String postalCode,
            String street,
            String houseNumber,
            String building,
            String floor,
            String room) {}
}
