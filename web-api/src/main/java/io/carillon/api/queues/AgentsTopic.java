package io.carillon.api.queues;

import io.carillon.api.http.Roles;
import io.carillon.api.live.EventForm;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.queue.floor.QueueFloor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Agents of call queues, those of {@code GET /api/agents}, by their extensions. */
@ApplicationScoped
public class AgentsTopic implements Topic {
    @Inject
    QueueFloor floor;

    private final EventForm events = new AgentEventForm();

    @Override
    public String name() {
        return "agents";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR, Roles.USER);
    }

    @Override
    public Map<String, AgentItem> all(Tenant tenant) {
        Map<String, AgentItem> all = new TreeMap<>();
        floor.agents(tenant).forEach(agent -> all.put(agent.number(), AgentItem.of(agent)));
        return all;
    }

    @Override
    public boolean concerns(Record item, String extension) {
        return ((AgentItem) item).extension().equals(extension);
    }

    @Override
    public EventForm events() {
        return events;
    }
}
