package io.carillon.api.emergency;

import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place where telephones are; its fields are those of SiteBody. */
@Schema(name = "Site")
public record SiteView(
        String name,
        String country,
        String region,
        String city,
        String postalCode,
        String street,
        String houseNumber,
        String building,
        String floor,
        String room,
        String callback,
        List<String> subnets,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown. */
    public static SiteView of(Stored<SiteSettings> stored) {
        SiteSettings.Address at = stored.settings().address();
        return new SiteView(
                stored.name(),
                at.country(),
                at.region(),
                at.city(),
                at.postalCode(),
                at.street(),
                at.houseNumber(),
                at.building(),
                at.floor(),
                at.room(),
                stored.settings().callback(),
                stored.settings().subnets(),
                stored.createdAt(),
                stored.changedAt());
    }
}
