package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostReply;
import io.carillon.conference.Attendance;
import io.carillon.conference.Attendee;
import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.MixLevels;
import java.util.Optional;

/** The keys after a star in a conference. What only moderators may means nothing when others press it. */
record Wishes(Inside inside) {
    private static final int STEP = 3;

    private Visit visit() {
        return inside.visit();
    }

    private Attendance at() {
        return visit().at();
    }

    HostReply of(char key) {
        MixLevels now = at().levels();
        return switch (key) {
            case '1' -> inside.mute(!now.muted());
            case '4' -> inside.loud(now.said(), now.heard() - STEP);
            case '6' -> inside.loud(now.said(), now.heard() + STEP);
            case '7' -> inside.loud(now.said() - STEP, now.heard());
            case '9' -> inside.loud(now.said() + STEP, now.heard());
            default -> at().moderator() ? ofModerator(key) : visit().stay(at(), visit().words().invalid());
        };
    }

    private HostReply ofModerator(char key) {
        return switch (key) {
            case '2' -> lock(!visit().room().locked());
            case '3' -> kick();
            case '5' -> muteAll(!visit().room().isMuted());
            case '8' -> inside.record(visit().question().caller(), recording().isEmpty());
            case '#' -> end();
            default -> visit().stay(at(), visit().words().invalid());
        };
    }

    private String recording() {
        return visit().rooms().recording(visit().question().tenant(), visit().number());
    }

    private HostReply lock(boolean on) {
        visit().rooms().lock(visit().question().tenant(), visit().number(), on, visit().question().caller());
        return confirmed(at().locked(on), on ? "lock" : "unlock");
    }

    private HostReply confirmed(Attendance next, String word) {
        return visit().stay(next, visit().words().tell(word),
                new HostAct.Explain("conference " + visit().number() + ": " + word));
    }

    private HostReply kick() {
        Optional<Attendee> last = visit().room().last();
        last.ifPresent(one -> tell(one, Rooms.KICK));
        return confirmed(at(), last.isPresent() ? "has-left" : "nobody");
    }

    private HostReply muteAll(boolean on) {
        Room room = visit().room();
        room.people().stream().filter(one -> !one.at().moderator())
                .forEach(one -> tell(one, on ? Rooms.MUTE : Rooms.UNMUTE));
        return confirmed(at(), on ? "all-muted" : "all-unmuted");
    }

    private HostReply end() {
        visit().room().people().stream().filter(one -> !one.call().equals(visit().call()))
                .forEach(one -> tell(one, Rooms.END));
        return ConferenceRooms.goes(visit(), "over");
    }

    private void tell(Attendee one, String word) {
        visit().rooms().tell(one.call(), word, visit().question().caller());
    }
}
