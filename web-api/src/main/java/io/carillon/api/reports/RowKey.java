package io.carillon.api.reports;

import io.carillon.api.problem.Problems;
import io.carillon.batch.RollUpQuery.Place;
import io.carillon.cdr.Direction;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a page of roll-ups begins, as it stands in an address: start, number and direction with commas between. */
final class RowKey {
    private static final int PARTS = 3;

    private RowKey() {}

    static String text(Place place) {
        return place.start() + "," + place.extension() + "," + place.direction();
    }

    /** Answers 400 when it is no key. */
    static Place place(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == PARTS) {
                return new Place(Instant.parse(parts[0]), parts[1], Direction.valueOf(parts[2]));
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static RuntimeException wrong() {
        return Problems.invalidField("after", "must be 'next' of the page before");
    }
}
