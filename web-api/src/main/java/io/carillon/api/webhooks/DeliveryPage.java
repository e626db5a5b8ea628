package io.carillon.api.webhooks;

import io.carillon.webhook.Delivery;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Deliveries of a webhook, newest first.
 *
 * @param items the deliveries
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record DeliveryPage(List<Item> items, String next) {
    /**
     * One event on its way.
     *
     * @param id grows
     * @param eventId the same whenever it is sent again
     * @param eventType for instance {@code call.ended}
     * @param standing WAITING to be sent, DELIVERED, or DEAD: given up
     * @param attempts how often it was sent
     * @param httpStatus last answer; absent when there was none
     * @param trouble what went wrong last; absent when nothing did
     * @param createdAt when the event was noted
     * @param nextAt when it is sent next; absent when it is settled
     * @param settledAt when it was delivered or given up; absent before
     * @param payload what is sent, JSON; in the answer for a single delivery only
     */
    @Schema(name = "WebhookDelivery")
    public record Item(
            long id,
            String eventId,
            String eventType,
            @Schema(enumeration = {"WAITING", "DELIVERED", "DEAD"}) String standing,
            int attempts,
            Integer httpStatus,
            String trouble,
            Instant createdAt,
            Instant nextAt,
            Instant settledAt,
            String payload) {
        static Item of(Delivery delivery, boolean whole) {
            boolean waits = delivery.standing() == Delivery.Standing.WAITING;
            return new Item(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.eventType(),
                    delivery.standing().name(),
                    delivery.attempts(),
                    delivery.httpStatus() == 0 ? null : delivery.httpStatus(),
                    delivery.trouble().isEmpty() ? null : delivery.trouble(),
                    delivery.createdAt(),
                    waits ? delivery.nextAt() : null,
                    waits ? null : delivery.nextAt(),
                    whole ? delivery.payload() : null);
        }
    }
}
