package io.carillon.engine;

import io.carillon.conference.PinCheck;
import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.Aor;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.MixState;
import io.carillon.contract.RecordingCommand.RecordMix;
import io.carillon.contract.RecordingCommand.StopRecordingMix;
import io.carillon.event.ConferenceEvent;
import io.carillon.event.LiveEvent;
import io.carillon.feature.conference.ConferenceRooms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The rooms of a {@link House}: what they tell is delivered when the test says so, PINs are kept in clear. */
final class ConferenceSet implements Rooms.Door {
    final Rooms rooms = new Rooms();
    final List<ConferenceEvent> events = new ArrayList<>();
    boolean away;
    private final House house;
    private final Deque<Runnable> told = new ArrayDeque<>();

    ConferenceSet(House house) {
        this.house = house;
    }

    ConferenceRooms feature() {
        return new ConferenceRooms(rooms, new PinCheck() {
            @Override
            public boolean matches(String typed, String kept) {
                return !kept.isEmpty() && typed.equals(kept);
            }
        });
    }

    /** Finds who is in rooms already. */
    void open() {
        rooms.use(house.registry, this);
    }

    /** What was told arrives. */
    void deliver() {
        while (!told.isEmpty()) {
            told.poll().run();
        }
    }

    /** Somebody is called into a room. */
    void invites(CallId call, Room room, String number) {
        rooms.invite(room, call, "Team", number, "ann");
    }

    List<String> happened() {
        return events.stream().map(event -> event.type() + " " + event.party()).toList();
    }

    @Override
    public void tell(CallId call, String word, String by) {
        if (away) {
            throw new SwitchUnavailable("the switch is busy", null);
        }
        told.add(() -> house.phones.asks(call, new AppRequest.TellFeature(by, word)));
    }

    @Override
    public void call(CallId call, Room room, String title, String number, String by) {
        told.add(() -> house.phones.asks(call, new AppRequest.Originate(by, new Aor(room.tenant(), number),
                new DialledNumber(room.number()), CallerIdentity.of(room.number()), room.number())));
    }

    @Override
    public Optional<MixState> mix(String name) {
        String recording = "";
        for (var command : house.phones.commands()) {
            if (command instanceof RecordMix record) {
                recording = record.recording();
            } else if (command instanceof StopRecordingMix) {
                recording = "";
            }
        }
        return Optional.of(new MixState(List.of(), null, recording));
    }

    @Override
    public void publish(LiveEvent event) {
        events.add((ConferenceEvent) event);
    }
}
