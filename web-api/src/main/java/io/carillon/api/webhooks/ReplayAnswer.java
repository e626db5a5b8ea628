package io.carillon.api.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is sent, or sent again.
 *
 * @param deliveries how many
 * @param eventId of the event of a test; absent otherwise
 */
@Schema(name = "WebhookReplay")
public record ReplayAnswer(int deliveries, String eventId) {}
