package io.carillon.engine;

import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.MixState;
import io.carillon.contract.SwitchConnection;
import io.carillon.event.LiveEvent;
import io.carillon.event.LiveEvents;
import java.time.Instant;
import java.util.Optional;

/** How conference rooms reach the calls of their people, and those who watch. */
record RoomWays(SwitchLine line, LiveEvents events) implements Rooms.Door {
    @Override
    public void tell(CallId call, String word, String by) {
        line.submit(new AppAsked(call, Instant.now(), new AppRequest.TellFeature(by, word)));
    }

    @Override
    public void call(CallId call, Room room, String title, String number, String by) {
        line.submit(new AppAsked(call, Instant.now(), new AppRequest.Originate(
                by, new Aor(room.tenant(), number), new DialledNumber(room.number()),
                new CallerIdentity(room.number(), title), room.number())));
    }

    @Override
    public Optional<MixState> mix(String name) {
        try (SwitchConnection connection = line.connect()) {
            return connection.mix(name);
        }
    }

    @Override
    public void publish(LiveEvent event) {
        events.publish(event);
    }
}
