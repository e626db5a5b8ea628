package io.carillon.event;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Locale;

/**
 * A conference has begun or ended, or somebody has come or gone.
 *
 * @param tenant whose it is
 * @param at when
 * @param number of the room
 * @param change what has happened
 * @param call of whom it has happened by
 * @param leg his leg
 * @param party his number
 * @param moderator whether he leads
 */
public record ConferenceEvent(
        Tenant tenant, Instant at, String number, Change change, CallId call, LegId leg, String party, boolean moderator)
        implements LiveEvent {
    /** What has happened. */
    public enum Change {
        /** The first has come. */
        STARTED,
        JOINED,
        LEFT,
        /** The last has gone. */
        ENDED
    }

    @Override
    public String type() {
        return "conference." + change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String subject() {
        return number;
    }
}
