package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.conference.Attendance;
import io.carillon.conference.Conference;
import io.carillon.conference.ConferenceLog;
import io.carillon.conference.PinCheck;
import java.time.Duration;

/** In front of a room: who knows a PIN comes in, who does not know it three times is let go. */
record Entrance(Visit visit, PinCheck check) {
    private static final int TRIES = 3;
    private static final int LONGEST = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(5);

    HostReply hear(HostInput input) {
        if (input instanceof HostInput.Entered) {
            return entered();
        }
        if (input instanceof HostInput.Pressed pressed) {
            return pressed(pressed.key());
        }
        if (input instanceof HostInput.Said) {
            return at().typed().isEmpty() ? visit.stay(at(), new HostAct.Wait(Words.PIN, PATIENCE)) : visit.stay(at());
        }
        return input instanceof HostInput.TimedOut ? typed() : visit.stay(at());
    }

    private Attendance at() {
        return visit.at();
    }

    private Conference.Pins pins() {
        return visit.settings().pins();
    }

    private HostReply entered() {
        boolean known = visit.rooms().isExpected(visit.call()) || !pins().isAsked();
        return known ? visit.enter(false) : visit.stay(at(), visit.words().say(Words.PIN, "pin"));
    }

    private HostReply pressed(char key) {
        if (key == '#') {
            return typed();
        }
        if (key == '*') {
            return visit.stay(at().typing(""), new HostAct.Wait(Words.PIN, PATIENCE));
        }
        String typed = at().typed() + key;
        return typed.length() >= LONGEST
                ? decide(typed)
                : visit.stay(at().typing(typed), new HostAct.Wait(Words.PIN, BETWEEN_KEYS));
    }

    private HostReply typed() {
        return decide(at().typed());
    }

    private HostReply decide(String typed) {
        boolean anybody = pins().participant().isEmpty();
        if (typed.isEmpty() && anybody) {
            return visit.enter(false);
        }
        if (check.isLocked(who())) {
            return wrong();
        }
        boolean moderator = check.matches(typed, pins().moderator());
        if (!moderator && !check.matches(typed, pins().participant())) {
            check.wrong(who());
            return wrong();
        }
        check.right(who());
        return visit.enter(moderator);
    }

    private String who() {
        return visit.question().tenant().name() + "/" + visit.number() + "/" + visit.question().caller();
    }

    private HostReply wrong() {
        Attendance next = at().wrong();
        if (next.tries() < TRIES) {
            return visit.stay(next, new HostAct.Forget(Words.PIN), visit.words().say(Words.PIN, "pin-wrong", "pin"));
        }
        ConferenceLog.LOG.pinUnknown(visit.number(), visit.question().tenant().name(), visit.question().caller());
        return ConferenceRooms.goes(visit, "pin-wrong");
    }
}
