package io.carillon.conference;

import io.carillon.call.Call;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.contract.MixState;
import io.carillon.contract.Tenant;
import io.carillon.event.ConferenceEvent;
import io.carillon.event.LiveEvent;
import io.carillon.presence.CallWatch;
import io.carillon.presence.LiveCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rooms with somebody in them, kept by what calls are. A call that leaves, whatever way, is seen to be gone; who is let in
 * is booked before his call has been stored, so that two who come together cannot both have the last place.
 */
@ApplicationScoped
public class Rooms implements CallWatch {
    /** Told to a feature: the moderator is there. */
    public static final String OPEN = "open";
    /** Told to a feature: note again whether the room is locked. */
    public static final String NOTE = "note";
    /** Told to a feature, with a number behind it: somebody has gone. */
    public static final String LEFT = "left:";
    /** Told to a feature: to be heard no more, or again. */
    public static final String MUTE = "mute";
    public static final String UNMUTE = "unmute";
    /** Told to a feature: to go, or that all go. */
    public static final String KICK = "kick";
    public static final String END = "end";
    /** Told to a feature: the room is to be recorded, with who wants it behind it; or no longer. */
    public static final String RECORD = "record:";
    public static final String STOP = "stop";
    /** Told to a feature, with decibels behind it: how loud he is, and how loud he hears. */
    public static final String SAID = "said:";
    public static final String HEARD = "heard:";

    private static final int MOST_INVITED = 1_000;

    private final ConcurrentHashMap<Key, Room> rooms = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<CallId, Key> places = new ConcurrentHashMap<>();
    /** Calls that were placed out of a room: nobody asks them for a PIN. */
    private final Set<CallId> invited = ConcurrentHashMap.newKeySet();
    private volatile LiveCalls calls;
    private volatile Door door;

    record Key(Tenant tenant, String number) {}

    /** What rooms need of the engine. */
    public interface Door {
        /** Puts a word on the lane of a call. @throws RuntimeException when it was not taken */
        void tell(CallId call, String word, String by);

        /** Calls a number and leads whoever answers to the room. @throws RuntimeException when it was not taken */
        void call(CallId call, Room room, String title, String number, String by);

        /** What is heard in a mix, empty when nobody is in it. */
        Optional<MixState> mix(String name);

        /** Tells watchers. */
        void publish(LiveEvent event);
    }

    /** What came of the wish to be let in. */
    public enum Admission {
        IN,
        /** Let in, and waits for a moderator. */
        WAITS,
        FULL,
        LOCKED
    }

    /** Says where calls are; who is in a room already is found again. */
    public void use(LiveCalls live, Door way) {
        calls = live;
        door = way;
        for (Call call : live.all()) {
            Attendee one = attendee(call);
            if (one != null) {
                Key key = keyOf(call);
                places.put(call.id(), key);
                rooms.compute(key, (any, room) -> {
                    Room before = room == null ? Room.empty(key) : room;
                    return before.with(one).locked(before.locked() || one.at().locked());
                });
            }
        }
        if (!rooms.isEmpty()) {
            ConferenceLog.LOG.found(rooms.size(), places.size());
        }
    }

    private static Key keyOf(Call call) {
        return new Key(call.tenant(), ((Stage.Hosted) call.stage()).argument());
    }

    /** Who a call has in a room, null for nobody. */
    private static Attendee attendee(Call call) {
        if (!(call.stage() instanceof Stage.Hosted hosted) || !hosted.feature().equals(Conference.FEATURE)
                || hosted.noted().isEmpty()) {
            return null;
        }
        try {
            Attendance at = Attendance.of(hosted.noted());
            return at.isInside() ? new Attendee(call.id(), hosted.leg(), call.leg(hosted.leg()).party(), at) : null;
        } catch (IllegalArgumentException ofAnotherVersion) {
            ConferenceLog.LOG.debugf(ofAnotherVersion, "%s is in no room", call.id());
            return null;
        }
    }

    // ---- coming in

    /** Somebody who has shown what it takes wants to come in. @param one with the moment at which he came */
    public Admission admit(Tenant tenant, String number, Conference settings, Attendee one) {
        Key key = new Key(tenant, number);
        Admission[] came = {Admission.IN};
        Room after = rooms.compute(key, (any, room) -> {
            Room before = room == null ? Room.empty(key) : room;
            boolean leads = one.at().moderator();
            boolean fresh = before.find(one.call()).isEmpty();
            if (fresh && before.people().size() >= settings.most()) {
                came[0] = Admission.FULL;
            } else if (fresh && before.locked() && !leads) {
                came[0] = Admission.LOCKED;
            } else {
                came[0] = settings.waits() && !leads && !before.isLed() ? Admission.WAITS : Admission.IN;
                Attendance.Phase phase =
                        came[0] == Admission.IN ? Attendance.Phase.IN : Attendance.Phase.WAITS;
                return before.with(one.as(one.at().in(phase)));
            }
            return room;
        });
        if (after != null && after.find(one.call()).isPresent()) {
            places.put(one.call(), key);
        }
        return came[0];
    }

    /** A room with somebody in it. */
    public Optional<Room> find(Tenant tenant, String number) {
        return Optional.ofNullable(rooms.get(new Key(tenant, number)));
    }

    /** All rooms with somebody in them. */
    public Collection<Room> all() {
        return List.copyOf(rooms.values());
    }

    /** Nobody but moderators comes in, or everybody again. All who are in it note that. */
    public void lock(Tenant tenant, String number, boolean locked, String by) {
        Room now = rooms.computeIfPresent(new Key(tenant, number), (key, room) -> room.locked(locked));
        if (now != null) {
            now.people().forEach(one -> tell(one.call(), NOTE, by));
        }
    }

    /**
     * Calls a number; whoever answers comes into the room and is not asked for its PIN, unless a thousand such calls are under
     * way.
     *
     * @throws RuntimeException when the switch did not take it
     */
    public void invite(Room room, CallId call, String title, String number, String by) {
        if (invited.size() < MOST_INVITED) {
            invited.add(call);
        }
        try {
            door.call(call, room, title, number, by);
        } catch (RuntimeException away) {
            invited.remove(call);
            throw away;
        }
    }

    /** Whether this call was placed out of a room; asked once. */
    public boolean isExpected(CallId call) {
        return invited.remove(call);
    }

    /** Tells one of those in a room; one that has gone meanwhile hears nothing. @return false when that was not possible */
    public boolean tell(CallId call, String word, String by) {
        try {
            door.tell(call, word, by);
            return true;
        } catch (RuntimeException away) {
            ConferenceLog.LOG.notTold(call.value(), word, away.toString());
            return false;
        }
    }

    Door door() {
        return door;
    }

    /** Id of the recording that is made of a room, empty for none. */
    public String recording(Tenant tenant, String number) {
        return door.mix(Room.mix(tenant, number)).map(MixState::recording).orElse("");
    }

    // ---- what calls do

    @Override
    public void changed(Call call) {
        if (!invited.isEmpty() && call.isOver()) {
            invited.remove(call.id());
        }
        Key before = places.get(call.id());
        if (before == null && !(call.stage() instanceof Stage.Hosted)) {
            return;
        }
        Call now = calls.find(call.id());
        Attendee one = now == null ? null : attendee(now);
        if (one != null) {
            came(keyOf(now), one);
        } else if (before != null) {
            gone(before, call.id());
        }
    }

    private void came(Key key, Attendee one) {
        Room[] before = new Room[1];
        Room after = rooms.compute(key, (any, room) -> {
            before[0] = room == null ? Room.empty(key) : room;
            return before[0].with(one);
        });
        places.put(one.call(), key);
        boolean first = before[0].people().stream().noneMatch(Attendee::isKnown);
        boolean fresh = before[0].find(one.call()).filter(Attendee::isKnown).isEmpty();
        if (first) {
            publish(after, ConferenceEvent.Change.STARTED, one);
        }
        if (fresh) {
            publish(after, ConferenceEvent.Change.JOINED, one);
            if (one.at().moderator()) {
                after.people().stream()
                        .filter(other -> other.at().phase() == Attendance.Phase.WAITS)
                        .forEach(other -> tell(other.call(), OPEN, one.party()));
            }
        }
    }

    private void gone(Key key, CallId call) {
        Room[] before = new Room[1];
        Room after = rooms.computeIfPresent(key, (any, room) -> {
            before[0] = room;
            Room left = room.without(call);
            return left.people().isEmpty() ? null : left;
        });
        places.remove(call);
        Attendee who = before[0] == null ? null : before[0].find(call).orElse(null);
        if (who == null || !who.isKnown()) {
            return;
        }
        publish(before[0], ConferenceEvent.Change.LEFT, who);
        if (after == null) {
            publish(before[0], ConferenceEvent.Change.ENDED, who);
            return;
        }
        after.people().stream().filter(Attendee::isIn).findFirst()
                .ifPresent(other -> tell(other.call(), LEFT + who.party(), ""));
    }

    private void publish(Room room, ConferenceEvent.Change change, Attendee who) {
        door.publish(new ConferenceEvent(room.tenant(), Instant.now(), room.number(), change, who.call(), who.leg(),
                who.party(), who.at().moderator()));
    }
}
