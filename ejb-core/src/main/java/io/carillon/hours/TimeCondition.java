package io.carillon.hours;

import io.carillon.directory.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A time condition; stored by its number.
 *
 * @param label what people call it
 * @param hours when it is open
 * @param standing whether it goes by its hours
 * @param open the number that has calls while it is open, empty to refuse them
 * @param closed the number that has calls while it is closed, empty to refuse them
 * @param permission how far it may send calls outside
 * @param switchers extensions that may open and close it by feature code
 */
public record TimeCondition(
        String label,
        OpeningHours hours,
        Standing standing,
        String open,
        String closed,
        Permission permission,
        List<String> switchers) {
    /** Id of the feature that sends its calls on. */
    public static final String FEATURE = "time-conditions";

    public TimeCondition {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(closed, "closed");
        Objects.requireNonNull(permission, "permission");
        switchers = List.copyOf(switchers);
    }

    /** What is in force at this moment, whoever said so. */
    public OpeningHours.Now at(Instant moment) {
        return standing == Standing.AUTOMATIC
                ? hours.at(moment)
                : new OpeningHours.Now(standing == Standing.OPEN, "switched by hand");
    }

    /** When that changes by itself, null when it does not within a year. */
    public Instant nextChange(Instant after) {
        return standing == Standing.AUTOMATIC ? hours.nextChange(after) : null;
    }

    /** This with other hours. */
    public TimeCondition with(OpeningHours other) {
        return new TimeCondition(label, other, standing, open, closed, permission, switchers);
    }

    /** This, opened, closed or left to its hours. */
    public TimeCondition with(Standing next) {
        return new TimeCondition(label, hours, next, open, closed, permission, switchers);
    }
}
