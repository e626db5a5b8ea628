package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.conference.Attendance;
import io.carillon.conference.Conference;
import io.carillon.conference.PinCheck;
import io.carillon.conference.Rooms;
import io.carillon.contract.Cause;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets callers into the rooms of the dialplan and does there what they want. */
@Dependent
public class ConferenceRooms implements HostingFeature {
    private static final Duration LONGEST_BYE = Duration.ofSeconds(20);

    private final Rooms rooms;
    private final PinCheck pins;

    @Inject
    public ConferenceRooms(Rooms rooms, PinCheck pins) {
        this.rooms = rooms;
        this.pins = pins;
    }

    @Override
    public String id() {
        return Conference.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of();
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        String noted = view.question().noted();
        Attendance at = noted.isEmpty() ? Attendance.fresh() : Attendance.of(noted);
        if (at.phase() == Attendance.Phase.GOES) {
            return last(at, input);
        }
        Optional<Conference> room = view.inside().hosted(view.question().argument(), Conference.class);
        if (room.isEmpty()) {
            return new HostReply.Stay(at.in(Attendance.Phase.GOES).text(), List.of(
                    new HostAct.LeaveMix(), new Words(view.language()).nobody(), new HostAct.Wait(Words.BYE, LONGEST_BYE)));
        }
        Visit visit = new Visit(view.question(), room.get(), at, rooms);
        return switch (at.phase()) {
            case DOOR -> new Entrance(visit, pins).hear(input);
            case WAITS -> new Anteroom(visit).hear(input);
            default -> new Inside(visit).hear(input);
        };
    }

    /** Whoever goes hears the last word to its end. */
    private static HostReply last(Attendance at, HostInput input) {
        boolean said = input instanceof HostInput.Said one && one.prompt().equals(Words.BYE);
        boolean late = input instanceof HostInput.TimedOut one && one.timer().equals(Words.BYE);
        return said || late ? new HostReply.Leave(Cause.NORMAL_CLEARING) : new HostReply.Stay(at.text(), List.of());
    }

    /** Goes with a last word. */
    static HostReply goes(Visit visit, String word) {
        return new HostReply.Stay(visit.at().in(Attendance.Phase.GOES).text(), List.of(
                new HostAct.LeaveMix(), visit.words().bye(word), new HostAct.Wait(Words.BYE, LONGEST_BYE),
                new HostAct.Explain("conference " + visit.number() + ": " + word)));
    }
}
