package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.conference.Rooms;
import io.carillon.contract.MixLevels;
import java.time.Duration;

/** Let in, with music until a moderator comes. It looks for one itself, too: what it was told may have been lost. */
record Anteroom(Visit visit) {
    static final String LOOK = "look";
    static final Duration EVERY = Duration.ofSeconds(20);

    private static final String MUSIC = "default";

    HostReply hear(HostInput input) {
        if (input instanceof HostInput.Said said && said.prompt().equals(Words.WAIT)) {
            return visit.stay(visit.at(), new HostAct.Music(MUSIC));
        }
        if (input instanceof HostInput.TimedOut) {
            return visit.room().isLed()
                    ? visit.enter(false)
                    : visit.stay(visit.at(), new HostAct.Wait(LOOK, EVERY));
        }
        return input instanceof HostInput.Told told ? told(told) : visit.stay(visit.at());
    }

    private HostReply told(HostInput.Told told) {
        return switch (told.word()) {
            case Rooms.OPEN -> visit.enter(false);
            case Rooms.KICK -> ConferenceRooms.goes(visit, "removed");
            case Rooms.END -> ConferenceRooms.goes(visit, "over");
            case Rooms.MUTE -> muted(true);
            case Rooms.UNMUTE -> muted(false);
            case Rooms.NOTE -> visit.stay(visit.at().locked(visit.room().locked()));
            default -> visit.stay(visit.at());
        };
    }

    /** It holds when the room is open. */
    private HostReply muted(boolean on) {
        MixLevels now = visit.at().levels();
        return visit.stay(visit.at().at(new MixLevels(now.said(), now.heard(), on)));
    }
}
