package io.carillon.trunk.store;

import io.carillon.trunk.Sealed;
import io.carillon.webhook.Webhook;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Somebody who is told of events. */
@Entity
@Table(name = "webhook")
class WebhookRow extends NamedRow<Webhook> {
    private boolean enabled;
    private String url;
    private String events;
    private String secret;

    @Override
    void take(Webhook settings) {
        enabled = settings.enabled();
        url = settings.url();
        events = joined(settings.events());
        secret = settings.secret().box();
    }

    @Override
    Webhook settings() {
        return new Webhook(enabled, url, split(events), new Sealed(secret));
    }
}
