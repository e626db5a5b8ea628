package io.carillon.webhook;

import static io.carillon.webhook.WebhookLog.LOG;

import io.carillon.cdr.store.LedgerRow;
import io.carillon.contract.Tenant;
import io.carillon.event.LedgerTap;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import io.carillon.webhook.store.WebhookStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The webhooks there are, and the way of an event into the rows of those that want it. */
@ApplicationScoped
public class Hooks implements LedgerTap {
    /** Events that may wait for one webhook; later ones are not noted for it. */
    static final int MOST_WAITING = 10_000;

    @EJB
    private OutsideDesk desk;

    @Inject
    private WebhookStore store;

    private final AtomicReference<List<Stored<Webhook>>> all = new AtomicReference<>(List.of());
    private final AtomicReference<Set<String>> behind = new AtomicReference<>(Set.of());
    private final Semaphore news = new Semaphore(0);

    /** Reads them again. */
    void reload() {
        all.set(List.copyOf(desk.all(Webhook.class)));
    }

    List<Stored<Webhook>> all() {
        return all.get();
    }

    /** One of them. */
    Optional<Stored<Webhook>> find(Tenant tenant, String name) {
        return all.get().stream().filter(hook -> hook.tenant().equals(tenant) && hook.name().equals(name)).findFirst();
    }

    /** Whether anybody wants events of this type. */
    boolean anyWants(Tenant tenant, String type) {
        for (Stored<Webhook> hook : all.get()) {
            if (hook.tenant().equals(tenant) && hook.settings().wants(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void take(List<LedgerRow> events) throws SQLException {
        if (all.get().isEmpty()) {
            return;
        }
        List<Delivery.Fresh> fresh = new ArrayList<>();
        for (LedgerRow event : events) {
            fresh.addAll(concerned(
                    new Tenant(event.tenant()), event.eventId(), event.eventType(), event.payload()));
        }
        note(fresh);
    }

    /** A delivery for each webhook that wants the event. */
    List<Delivery.Fresh> concerned(Tenant tenant, String eventId, String type, String payload) {
        List<Delivery.Fresh> fresh = new ArrayList<>(1);
        for (Stored<Webhook> hook : all.get()) {
            if (hook.tenant().equals(tenant) && hook.settings().wants(type)) {
                fresh.add(new Delivery.Fresh(tenant, hook.name(), eventId, type, payload));
            }
        }
        return fresh;
    }

    /** Puts them into their rows, except those of a webhook that is too far behind. */
    void note(List<Delivery.Fresh> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, Integer> waiting = new HashMap<>();
        List<Delivery.Fresh> noted = new ArrayList<>(fresh.size());
        Set<String> late = new HashSet<>(behind.get());
        for (Delivery.Fresh one : fresh) {
            String key = one.tenant().name() + "/" + one.webhook();
            int before = waiting.containsKey(key) ? waiting.get(key) : store.waiting(one.tenant(), one.webhook());
            waiting.put(key, before + 1);
            if (before < MOST_WAITING) {
                late.remove(key);
                noted.add(one);
            } else if (late.add(key)) {
                LOG.farBehind(one.webhook(), one.tenant().name(), before);
            }
        }
        behind.set(Set.copyOf(late));
        store.insert(noted, Instant.now());
        stir();
    }

    /** There may be something to send. */
    void stir() {
        news.release();
    }

    /** Waits for that, at most so long. @return whether there was */
    boolean awaitNews(long millis) throws InterruptedException {
        boolean woken = news.tryAcquire(millis, TimeUnit.MILLISECONDS);
        news.drainPermits();
        return woken;
    }
}
