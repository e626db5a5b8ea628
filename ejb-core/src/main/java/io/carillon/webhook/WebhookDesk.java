package io.carillon.webhook;

import io.carillon.contract.Ids;
import io.carillon.contract.Tenant;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Sealed;
import io.carillon.webhook.Delivery.Standing;
import io.carillon.webhook.store.WebhookStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Deliveries to webhooks for the API: look at them, send them again, try one out. */
@ApplicationScoped
public class WebhookDesk {
    static final String PURPOSE = "webhook";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @EJB
    private OutsideDesk desk;

    @Inject
    private Hooks hooks;

    @Inject
    private WebhookStore store;

    /** A fresh secret, to be shown once. */
    public static String freshSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Locks it for this webhook. */
    public Sealed seal(Tenant tenant, String name, String secret) {
        return desk.seal(tenant, name, PURPOSE, secret);
    }

    /** Somebody has made, changed or deleted one: from now on events go where they shall. */
    public void changed() {
        hooks.reload();
        hooks.stir();
    }

    /** One is gone, and what it was to be told. */
    public void forget(Tenant tenant, String name) {
        answer(() -> {
            store.forget(tenant, name);
            return null;
        });
        changed();
    }

    /** Deliveries, newest first. @param standing only these, null for all */
    public List<Delivery> page(Tenant tenant, String name, Standing standing, long before, int most) {
        return answer(() -> store.page(tenant, name, standing, before, most));
    }

    /** One of them. */
    public Optional<Delivery> find(Tenant tenant, String name, long id) {
        return answer(() -> store.find(tenant, name, id));
    }

    /** Sends one again. @return whether there is one */
    public boolean replay(Tenant tenant, String name, long id) {
        boolean found = answer(() -> store.replay(tenant, name, id, Instant.now()));
        hooks.stir();
        return found;
    }

    /** Sends all dead ones again. @return how many */
    public int replayDead(Tenant tenant, String name) {
        int found = answer(() -> store.replayDead(tenant, name, Instant.now()));
        hooks.stir();
        return found;
    }

    /** Tells it of an event that means nothing. @return id of the event */
    public String test(Tenant tenant, String name) {
        String id = "test-" + Ids.newCall().value();
        String payload = TestEvent.text(id, tenant, Instant.now());
        answer(() -> {
            hooks.note(List.of(new Delivery.Fresh(tenant, name, id, Webhook.TEST, payload)));
            return null;
        });
        return id;
    }

    /** Asks the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
