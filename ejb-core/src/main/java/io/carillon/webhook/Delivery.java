package io.carillon.webhook;

import io.carillon.contract.Tenant;
import java.time.Instant;

/**
 * One event on its way to one webhook.
 *
 * @param id grows
 * @param tenant owner
 * @param webhook name of the webhook
 * @param eventId the same whenever it is sent again
 * @param eventType for instance {@code call.ended}
 * @param payload JSON text
 * @param standing how it is
 * @param attempts how often it was sent
 * @param httpStatus last answer of the receiver, 0 for none
 * @param trouble what went wrong last, empty for nothing
 * @param createdAt when it was noted
 * @param nextAt when it is sent next, or was settled
 */
public record Delivery(
        long id,
        Tenant tenant,
        String webhook,
        String eventId,
        String eventType,
        String payload,
        Standing standing,
        int attempts,
        int httpStatus,
        String trouble,
        Instant createdAt,
        Instant nextAt) {

    /** How a delivery is. */
    public enum Standing {
        /** To be sent, or to be sent again. */
        WAITING,
        /** The receiver has it. */
        DELIVERED,
        /** Given up; it can be sent again by hand. */
        DEAD
    }

    /** An event that concerns a webhook. */
    public record Fresh(Tenant tenant, String webhook, String eventId, String eventType, String payload) {}
}
