package io.carillon.api.conferences;

import io.carillon.api.http.Roles;
import io.carillon.api.live.EventForm;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.engine.RoomDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Conferences that go on, by number: who is in them and who speaks. */
@ApplicationScoped
public class RoomsTopic implements Topic {
    @Inject
    RoomDesk desk;

    private final EventForm events = new RoomEventForm();

    @Override
    public String name() {
        return "conferences";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR);
    }

    @Override
    public Map<String, RoomView> all(Tenant tenant) {
        Map<String, RoomView> all = new TreeMap<>();
        desk.rooms(tenant).forEach(view -> all.put(view.room().number(), RoomView.of(view)));
        return all;
    }

    @Override
    public EventForm events() {
        return events;
    }
}
