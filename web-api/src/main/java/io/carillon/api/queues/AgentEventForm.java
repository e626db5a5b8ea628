package io.carillon.api.queues;

import io.carillon.api.live.EventForm;
import io.carillon.contract.Tenant;
import io.carillon.queue.AgentPhase;
import java.util.List;

/** Agents for clients that follow {@code agent_status_updated}. */
final class AgentEventForm implements EventForm {
    /** An agent; its field names and the words of its status are those of such clients. */
    record AgentData(String id, String customer_id, String status) {}

    @Override
    public String resource() {
        return "agent";
    }

    @Override
    public List<String> events(Record before, Record after) {
        boolean another = before != null && after != null
                && !status(((AgentItem) before).state()).equals(status(((AgentItem) after).state()));
        return another ? List.of("agent_status_updated") : EventForm.super.events(before, after);
    }

    @Override
    public AgentData data(Tenant tenant, String id, Record item) {
        return new AgentData(id, tenant.name(), status(((AgentItem) item).state()));
    }

    private static String status(AgentPhase phase) {
        return switch (phase) {
            case LOGGED_OUT -> "offline";
            case FREE -> "available";
            case RINGING -> "ringing";
            case TALKING, WRAP_UP -> "busy";
            case PAUSED -> "away";
        };
    }
}
