package io.carillon.event;

import io.carillon.cdr.QueueVisit;
import io.carillon.store.Columns;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** What events say of queues. */
final class QueueJson {
    private QueueJson() {}

    static void live(JsonGenerator json, LiveEvent event) {
        if (event instanceof QueueEvent queue) {
            json.write("callId", queue.call().value());
            json.write("queue", queue.queue());
            json.write("from", Columns.text(queue.from(), 128));
            json.write("waitSeconds", queue.waitMillis() / 1000.0);
            if (queue.place() > 0) {
                json.write("place", queue.place());
            }
            if (!queue.agent().isEmpty()) {
                json.write("agent", Columns.text(queue.agent(), 128));
            }
        } else if (event instanceof AgentChanged agent) {
            json.write("agent", Columns.text(agent.agent(), 128));
            json.write("state", agent.phase().name());
            json.write("reason", Columns.text(agent.reason(), 64));
            if (!agent.queue().isEmpty()) {
                json.write("queue", agent.queue());
            }
        }
    }

    /** A call that was in no queue has none. */
    static void visits(JsonGenerator json, List<QueueVisit> visits) {
        if (visits.isEmpty()) {
            return;
        }
        json.writeStartArray("queues");
        for (QueueVisit visit : visits) {
            json.writeStartObject();
            json.write("queue", visit.queue());
            CallEventJson.time(json, "enteredAt", visit.enteredAt());
            CallEventJson.time(json, "leftAt", visit.leftAt());
            json.write("waitSeconds", visit.waited().toMillis() / 1000.0);
            json.write("outcome", visit.outcome().name());
            if (!visit.agent().isEmpty()) {
                json.write("agent", Columns.text(visit.agent(), 128));
                CallEventJson.time(json, "talkedUntil", visit.talkedUntil());
            }
            json.writeEnd();
        }
        json.writeEnd();
    }
}
