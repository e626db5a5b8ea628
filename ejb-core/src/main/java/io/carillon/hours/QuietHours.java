package io.carillon.hours;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * When an extension does not want to be disturbed; stored by its number.
 *
 * @param enabled whether they hold
 * @param hours when it is quiet
 */
public record QuietHours(boolean enabled, OpeningHours hours) {
    /** Never. */
    public static final QuietHours NONE =
            new QuietHours(false, new OpeningHours(ZoneOffset.UTC, List.of(), List.of()));

    public QuietHours {
        Objects.requireNonNull(hours, "hours");
    }

    /** Whether it is quiet at this moment. */
    public boolean isQuiet(Instant moment) {
        return enabled && hours.at(moment).open();
    }

    /** This, in force or not. */
    public QuietHours with(boolean on) {
        return new QuietHours(on, hours);
    }
}
