package io.carillon.webhook;

import io.carillon.contract.Tenant;
import io.carillon.event.CallEventJson;
import jakarta.json.Json;
import java.time.Instant;

/** An event that means nothing, in the envelope of all others. */
final class TestEvent {
    private TestEvent() {}

    static String text(String id, Tenant tenant, Instant at) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("type", Webhook.TEST)
                .add("source", "carillon/" + System.getProperty("carillon.node", "node"))
                .add("time", at.toString())
                .add("tenant", tenant.name())
                .add("subject", id)
                .add("schemaVersion", CallEventJson.SCHEMA_VERSION)
                .add("data", Json.createObjectBuilder())
                .build()
                .toString();
    }
}
