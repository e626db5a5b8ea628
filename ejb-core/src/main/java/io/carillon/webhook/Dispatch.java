package io.carillon.webhook;

import static io.carillon.webhook.WebhookLog.LOG;

import io.carillon.trunk.Stored;
import io.carillon.webhook.Delivery.Standing;
import io.carillon.webhook.store.WebhookStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Sends what is due, a few at a time for each webhook so that a slow one holds up no other, and notes what came of it. */
final class Dispatch {
    /** At once to one webhook. */
    static final int MOST_EACH = 4;
    /** At once to all. */
    static final int MOST = 32;
    /** How long one is this server's; longer than any request takes. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Sends one. */
    @FunctionalInterface
    interface Sender {
        /** Never fails. */
        CompletableFuture<Courier.Outcome> tell(String url, String secret, Delivery delivery);
    }

    private record Result(Delivery delivery, Courier.Outcome outcome) {}

    private final WebhookStore store;
    private final Sender sender;
    private final Clock clock;
    private final Runnable news;
    private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private int total;

    /** @param news called when there is something to settle */
    Dispatch(WebhookStore store, Sender sender, Clock clock, Runnable news) {
        this.store = store;
        this.sender = sender;
        this.clock = clock;
        this.news = news;
    }

    /** Sends what is due. @param secret of a webhook, null when it cannot be opened */
    void send(List<Stored<Webhook>> hooks, Function<Stored<Webhook>, String> secret) throws SQLException {
        Instant now = clock.instant();
        for (Stored<Webhook> hook : hooks) {
            int free = Math.min(MOST_EACH - underWay.getOrDefault(key(hook), 0), MOST - total);
            if (hook.settings().enabled() && free > 0) {
                for (Delivery due : store.due(hook.tenant(), hook.name(), now, free)) {
                    if (store.claim(due, now.plus(LEASE))) {
                        send(hook, secret, due);
                    }
                }
            }
        }
    }

    private void send(Stored<Webhook> hook, Function<Stored<Webhook>, String> secret, Delivery due) {
        String opened = secret.apply(hook);
        total++;
        underWay.merge(key(hook), 1, Integer::sum);
        if (opened == null) {
            LOG.secretLost(hook.name(), hook.tenant().name());
            results.add(new Result(due, new Courier.Outcome(0, "the secret of the webhook cannot be opened")));
            news.run();
            return;
        }
        sender.tell(hook.settings().url(), opened, due).thenAccept(outcome -> {
            results.add(new Result(due, outcome));
            news.run();
        });
    }

    private static String key(Stored<Webhook> hook) {
        return hook.tenant().name() + "/" + hook.name();
    }

    /** Notes what came of those that were sent. */
    void settle() throws SQLException {
        for (Result result = results.peek(); result != null; result = results.peek()) {
            store.settle(settled(result.delivery(), result.outcome()));
            // only now: while the database is away it stays first
            results.remove();
            total--;
            underWay.merge(result.delivery().tenant().name() + "/" + result.delivery().webhook(), -1, Integer::sum);
        }
    }

    private Delivery settled(Delivery sent, Courier.Outcome outcome) {
        Instant now = clock.instant();
        int attempts = sent.attempts() + 1;
        if (outcome.delivered()) {
            return with(sent, Standing.DELIVERED, outcome, now);
        }
        Optional<Duration> pause =
                Retries.after(attempts, outcome.status(), ThreadLocalRandom.current().nextDouble());
        if (pause.isEmpty()) {
            LOG.dead(sent.webhook(), sent.tenant().name(), sent.eventId(), outcome.trouble());
            return with(sent, Standing.DEAD, outcome, now);
        }
        return with(sent, Standing.WAITING, outcome, now.plus(pause.get()));
    }

    private static Delivery with(Delivery sent, Standing standing, Courier.Outcome outcome, Instant next) {
        return new Delivery(sent.id(), sent.tenant(), sent.webhook(), sent.eventId(), sent.eventType(), sent.payload(),
                standing, sent.attempts() + 1, outcome.status(), outcome.trouble(), sent.createdAt(), next);
    }
}
