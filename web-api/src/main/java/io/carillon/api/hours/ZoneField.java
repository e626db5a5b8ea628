package io.carillon.api.hours;

import io.carillon.api.problem.Problems;
import java.time.ZoneId;

/** Time zones in bodies. */
public final class ZoneField {
    private ZoneField() {}

    /** A zone by its name; 400 when there is none. */
    public static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problems.invalidField("zone", "must be a name of the time zone database such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
