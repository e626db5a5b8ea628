package io.carillon.api.webhooks;

import io.carillon.trunk.Stored;
import io.carillon.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook.
 *
 * @param name what it is found by
 * @param enabled whether it is told at all
 * @param url where it listens
 * @param events of what it is told
 * @param secret with which deliveries are signed; there once, when it was made
 * @param createdAt when it was made
 * @param changedAt when it was last changed
 */
@Schema(name = "Webhook")
public record WebhookView(
        String name,
        boolean enabled,
        String url,
        List<String> events,
        String secret,
        Instant createdAt,
        Instant changedAt) {
    static WebhookView of(Stored<Webhook> stored, String secretOrNull) {
        return new WebhookView(stored.name(), stored.settings().enabled(), stored.settings().url(),
                stored.settings().events(), secretOrNull, stored.createdAt(), stored.changedAt());
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "WebhookView[" + name + "]";
    }
}
