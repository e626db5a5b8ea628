package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.conference.Attendance;
import io.carillon.conference.Rooms;
import io.carillon.contract.MixLevels;
import io.carillon.contract.Prompt;
import java.time.Duration;

/** Taking part: what is told is done, and a key after the star is a wish. */
record Inside(Visit visit) {
    private static final String CODE = "code";
    private static final Duration SOON = Duration.ofSeconds(4);

    HostReply hear(HostInput input) {
        if (input instanceof HostInput.Pressed pressed) {
            return pressed(pressed.key());
        }
        if (input instanceof HostInput.TimedOut) {
            return visit.stay(at().code(false));
        }
        return input instanceof HostInput.Told told ? told(told.word()) : visit.stay(at());
    }

    private Attendance at() {
        return visit.at();
    }

    private HostReply pressed(char key) {
        if (at().code()) {
            Visit over = new Visit(visit.question(), visit.settings(), at().code(false), visit.rooms());
            return new Wishes(new Inside(over)).of(key);
        }
        return key == '*' ? visit.stay(at().code(true), new HostAct.Wait(CODE, SOON)) : visit.stay(at());
    }

    private HostReply told(String word) {
        if (word.startsWith(Rooms.LEFT)) {
            Prompt heard = visit.announcement(word.substring(Rooms.LEFT.length()), false);
            return heard == null
                    ? visit.stay(at())
                    : visit.stay(at(), new HostAct.Announce(visit.mix(), heard, false));
        }
        if (word.startsWith(Rooms.RECORD)) {
            return record(word.substring(Rooms.RECORD.length()), true);
        }
        if (word.startsWith(Rooms.SAID)) {
            return loud(decibels(word, Rooms.SAID), at().levels().heard());
        }
        if (word.startsWith(Rooms.HEARD)) {
            return loud(at().levels().said(), decibels(word, Rooms.HEARD));
        }
        return switch (word) {
            case Rooms.MUTE -> mute(true);
            case Rooms.UNMUTE -> mute(false);
            case Rooms.KICK -> ConferenceRooms.goes(visit, "removed");
            case Rooms.END -> ConferenceRooms.goes(visit, "over");
            case Rooms.NOTE -> visit.stay(at().locked(visit.room().locked()));
            case Rooms.STOP -> record("", false);
            default -> visit.stay(at());
        };
    }

    private static int decibels(String word, String before) {
        return Integer.parseInt(word.substring(before.length()));
    }

    /** Is this loud from now on, as far as that goes. */
    HostReply loud(int said, int heard) {
        MixLevels now = at().levels();
        MixLevels next = new MixLevels(within(said), within(heard), now.muted());
        boolean louder = next.said() + next.heard() > now.said() + now.heard();
        return visit.stay(at().at(next), new HostAct.Mix(visit.mix(), next),
                visit.words().tell(louder ? "louder" : "quieter"));
    }

    private static int within(int decibels) {
        return Math.max(-MixLevels.MOST, Math.min(MixLevels.MOST, decibels));
    }

    HostReply mute(boolean on) {
        MixLevels now = at().levels();
        if (now.muted() == on) {
            return visit.stay(at());
        }
        MixLevels next = new MixLevels(now.said(), now.heard(), on);
        return visit.stay(at().at(next), new HostAct.Mix(visit.mix(), next),
                visit.words().tell(on ? "muted" : "unmuted"));
    }

    /** All hear that they are recorded, and that they are no longer. */
    HostReply record(String by, boolean wanted) {
        String running = visit.rooms().recording(visit.question().tenant(), visit.number());
        if (wanted == !running.isEmpty()) {
            return visit.stay(at());
        }
        Prompt told = visit.words().prompt(wanted ? "recorded" : "not-recorded");
        HostAct announced = new HostAct.Announce(visit.mix(), told, false);
        if (!wanted) {
            return visit.stay(at(), new HostAct.StopRecording(running, visit.mix()), announced);
        }
        Attendance next = at().recording();
        return visit.stay(next, visit.record(next, by), announced);
    }
}
