package io.carillon.conference;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;

/**
 * Somebody in a room.
 *
 * @param call his call
 * @param leg his leg; null until his call has been stored with him in the room
 * @param party his number
 * @param at how far he is
 */
public record Attendee(CallId call, LegId leg, String party, Attendance at) {
    /** Whether he talks with the others. */
    public boolean isIn() {
        return at.phase() == Attendance.Phase.IN;
    }

    boolean isKnown() {
        return leg != null;
    }

    Attendee as(Attendance next) {
        return new Attendee(call, leg, party, next);
    }
}
