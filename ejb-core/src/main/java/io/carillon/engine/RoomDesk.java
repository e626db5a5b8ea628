package io.carillon.engine;

import io.carillon.conference.Attendee;
import io.carillon.conference.Conference;
import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.CallId;
import io.carillon.contract.Ids;
import io.carillon.contract.MixState;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Conference rooms with people in them, for the API: look at them, and ask something of those who are in one. What is asked is
 * put on the lanes of their calls, noted in the audit, and shows in the room a moment later.
 */
@ApplicationScoped
public class RoomDesk {
    private static final MixState NOTHING_HEARD = new MixState(List.of(), null, "");

    @Inject
    private EngineRoom engine;

    @Inject
    private Rooms rooms;

    @Inject
    private SwitchLine line;

    @EJB
    private AuditTrail audit;

    /**
     * A room at one moment.
     *
     * @param title what people call it, its number when it has been deleted meanwhile
     * @param room who is in it
     * @param sound who is heard, and whether it is recorded
     */
    public record View(String title, Room room, MixState sound) {}

    /** All rooms of a tenant with somebody in them, by number. */
    public List<View> rooms(Tenant tenant) {
        return rooms.all().stream()
                .filter(room -> room.tenant().equals(tenant))
                .sorted(Comparator.comparing(Room::number))
                .map(this::view)
                .toList();
    }

    /** @throws NotFound nobody is in it, or it is another tenant's */
    public View room(Tenant tenant, String number) {
        return view(known(tenant, number));
    }

    private View view(Room room) {
        return new View(title(room), room, new RoomWays(line, null).mix(room.mix()).orElse(NOTHING_HEARD));
    }

    private String title(Room room) {
        return settings(room).map(Conference::title).orElse(room.number());
    }

    private Optional<Conference> settings(Room room) {
        return engine.dialplan().get().outside().of(room.tenant()).inside().hosted(room.number(), Conference.class);
    }

    private Room known(Tenant tenant, String number) {
        return rooms.find(tenant, number).orElseThrow(() -> new NotFound("nobody is in conference " + number));
    }

    /** @throws NotFound when nobody is in it */
    public void lock(Tenant tenant, String number, boolean on, String who) {
        known(tenant, number);
        audit.note(tenant, who, on ? "conference.locked" : "conference.unlocked", number);
        rooms.lock(tenant, number, on, who);
    }

    /** Ends it for all. @throws NotFound when nobody is in it */
    public void end(Tenant tenant, String number, String who) {
        Room room = known(tenant, number);
        audit.note(tenant, who, "conference.ended", number);
        room.people().forEach(one -> tell(one, Rooms.END, who));
    }

    /** Records it, or no longer. @throws NotFound when nobody is in it; @throws Conflict when nobody talks in it yet */
    public void record(Tenant tenant, String number, boolean on, String who) {
        Room room = known(tenant, number);
        Attendee one = room.people().stream().filter(Attendee::isIn).findFirst()
                .orElseThrow(() -> new Conflict("everybody in conference " + number + " waits for its moderator"));
        audit.note(tenant, who, on ? "conference.recorded" : "conference.not-recorded", number);
        tell(one, on ? Rooms.RECORD + who : Rooms.STOP, who);
    }

    /** Nobody but moderators is heard, or everybody again. @throws NotFound when nobody is in it */
    public void muteAll(Tenant tenant, String number, boolean on, String who) {
        Room room = known(tenant, number);
        audit.note(tenant, who, on ? "conference.all-muted" : "conference.all-unmuted", number);
        room.people().stream().filter(one -> !one.at().moderator())
                .forEach(one -> tell(one, on ? Rooms.MUTE : Rooms.UNMUTE, who));
    }

    /**
     * One in it is heard or not, and so loud.
     *
     * @param party his number, leg or call
     * @param levels what is to change
     * @throws NotFound he is not there
     */
    public void adjust(Tenant tenant, String number, String party, Levels levels, String who) {
        Attendee one = somebody(tenant, number, party);
        audit.note(tenant, who, "conference.participant-changed", number + " " + one.party() + " " + levels);
        if (levels.muted() != null) {
            tell(one, levels.muted() ? Rooms.MUTE : Rooms.UNMUTE, who);
        }
        if (levels.said() != null) {
            tell(one, Rooms.SAID + levels.said(), who);
        }
        if (levels.heard() != null) {
            tell(one, Rooms.HEARD + levels.heard(), who);
        }
    }

    /**
     * What is to change of somebody; null is left as it is.
     *
     * @param muted whether nobody hears him
     * @param said how loud he is for the others, in decibels
     * @param heard how loud the others are for him, in decibels
     */
    public record Levels(Boolean muted, Integer said, Integer heard) {}

    /** He has to go. @throws NotFound he is not there */
    public void kick(Tenant tenant, String number, String party, String who) {
        Attendee one = somebody(tenant, number, party);
        audit.note(tenant, who, "conference.participant-removed", number + " " + one.party());
        tell(one, Rooms.KICK, who);
    }

    /**
     * Calls a number; whoever answers is in the room.
     *
     * @return the call, at once
     * @throws NotFound there is no such room, whether or not somebody is in it
     */
    public CallId invite(Tenant tenant, String number, String called, String who) {
        Room room = rooms.find(tenant, number).orElseGet(() -> new Room(tenant, number, false, List.of()));
        Conference settings = settings(room).orElseThrow(() -> new NotFound("there is no conference " + number));
        audit.note(tenant, who, "conference.called", number + " " + called);
        CallId call = Ids.newCall();
        rooms.invite(room, call, settings.title(), called, who);
        return call;
    }

    private Attendee somebody(Tenant tenant, String number, String party) {
        return known(tenant, number).find(party)
                .orElseThrow(() -> new NotFound(party + " is not in conference " + number));
    }

    private void tell(Attendee one, String word, String who) {
        if (!rooms.tell(one.call(), word, who)) {
            throw new SwitchUnavailable("the switch is busy, try again in a moment", null);
        }
    }
}
