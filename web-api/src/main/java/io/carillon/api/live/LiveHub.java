package io.carillon.api.live;

import io.carillon.api.ApiLog;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The heart of the channel: one thread that takes what clients ask, looks at what has changed ten times a second, and
 * hands each client what is for it. Nothing is looked at that nobody watches.
 */
final class LiveHub {
    /** Between two looks: what changes twice within is told once. */
    static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Changes of one look that say that much is going on: each goes to every client, and nobody reads so many so fast. */
    static final int CROWD = 3;
    /** Between two looks at a feed of which much is going on. */
    static final long CROWDED_NANOS = 3 * LOOK_NANOS;
    /** What clients ask at once; a client beyond is told to come later. */
    static final int MOST_WISHES = 4096;
    /** How long a feed is kept up after the last client has left, for one that comes back. */
    static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Subscriptions of one client. */
    static final int MOST_SUBSCRIPTIONS = 128;
    /** Times within a minute that a client may fall behind. */
    static final int MOST_RESYNCS = 3;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CARE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long FORGIVE_ROUNDS = 6;

    static final int BUSY = 1013;
    static final int NOT_ALLOWED = 4003;
    static final int LOGIN_OVER = 4001;
    static final int TOO_SLOW = 4008;

    /** A feed, when it was last looked at as a whole, and since when nobody watches it. */
    private static final class Watched {
        private final Feed feed;
        private long lookedNanos;
        private long restsUntil;
        private long idleSince;
        private boolean failing;

        Watched(Feed feed, long now) {
            this.feed = feed;
            this.restsUntil = now;
        }
    }

    private final Map<String, Topic> topics = new HashMap<>();
    private final LiveChanges changes;
    private final Predicate<Viewer> stillGood;
    private final Duration silence;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Runnable> wishes = new ArrayBlockingQueue<>(MOST_WISHES);
    private final Map<LiveChanges.Place, Watched> feeds = new HashMap<>();
    private final Set<LiveClient> clients = new LinkedHashSet<>();
    private long nextLook;
    private long nextCare;
    private long careRounds;

    /**
     * @param stillGood whether who logged in then may still watch
     * @param silence how long a client may leave pings without an answer
     */
    LiveHub(Collection<Topic> topics, LiveChanges changes, Predicate<Viewer> stillGood, Duration silence, LongSupplier nanoTime) {
        topics.forEach(topic -> this.topics.put(topic.name(), topic));
        this.changes = changes;
        this.stillGood = stillGood;
        this.silence = silence;
        this.nanoTime = nanoTime;
    }

    /** A client has come. */
    void open(LiveClient client) {
        wish(client, () -> {
            clients.add(client);
            client.outgoing().offer(LiveText.welcome(client.viewer(), topics.values().stream()
                    .filter(client.viewer()::maySee).map(Topic::name).sorted().toList()));
        });
    }

    /** A client has said something. */
    void said(LiveClient client, LiveRequest request) {
        client.heard(nanoTime.getAsLong());
        wish(client, () -> take(client, request));
    }

    /** A client has gone; it needs no wish to be heard of, the next look finds it broken. */
    void closed(LiveClient client) {
        wishes.offer(() -> clients.remove(client));
    }

    private void wish(LiveClient client, Runnable wish) {
        if (!wishes.offer(wish)) {
            client.wire().close(BUSY, "too busy, come back later");
        }
    }

    /** One round of the thread. */
    void round() throws InterruptedException {
        long now = nanoTime.getAsLong();
        long wait = clients.isEmpty() ? TimeUnit.SECONDS.toNanos(1) : Math.max(0, nextLook - now);
        Runnable wish = wishes.poll(wait, TimeUnit.NANOSECONDS);
        if (wish != null) {
            wish.run();
        }
        now = nanoTime.getAsLong();
        if (now - nextLook >= 0) {
            nextLook = now + LOOK_NANOS;
            look(now);
        }
        if (now - nextCare >= 0) {
            nextCare = now + CARE_NANOS;
            care(now);
        }
    }

    private void take(LiveClient client, LiveRequest request) {
        if (request.verb() == LiveRequest.Verb.PING) {
            client.outgoing().offer(LiveText.pong());
            return;
        }
        for (LiveRequest.Wanted wanted : request.topics()) {
            if (request.verb() == LiveRequest.Verb.UNSUBSCRIBE) {
                client.leave(wanted.name());
            } else if (client.subscriptions() >= MOST_SUBSCRIPTIONS) {
                client.outgoing().offer(LiveText.error(wanted.name(), "too many topics"));
            } else if (wanted.isEvents()) {
                follow(client, wanted.name());
            } else {
                subscribe(client, wanted);
            }
        }
    }

    /** Who asks in this form expects no answer, and the connection to end when it is wrong. */
    private void follow(LiveClient client, String written) {
        List<EventScope> scopes = EventScope.parse(written, client.viewer(), topics.values());
        if (scopes.isEmpty()) {
            client.wire().close(NOT_ALLOWED, "no such topic for you");
            return;
        }
        client.follow(written, scopes);
        scopes.forEach(scope -> feed(scope.topic(), client.viewer().caller().tenant()));
    }

    private void subscribe(LiveClient client, LiveRequest.Wanted wanted) {
        Topic topic = topics.get(wanted.name());
        if (topic == null) {
            client.outgoing().offer(LiveText.error(wanted.name(), "there is no such topic"));
            return;
        }
        if (!client.viewer().maySee(topic)) {
            client.outgoing().offer(LiveText.error(wanted.name(), "you may not watch this"));
            return;
        }
        Feed feed = feed(topic, client.viewer().caller().tenant());
        client.watch(topic);
        List<Batch> missed = feed.after(wanted.feed(), wanted.after());
        if (missed == null) {
            keepUp(client, client.snapshot(feed));
            return;
        }
        client.outgoing().offer(LiveText.resumed(topic.name(), feed.id(), feed.seq()));
        boolean kept = true;
        for (Batch batch : missed) {
            String text = batch.text(topic.name(), item -> client.viewer().sees(topic, item.record()));
            kept &= text == null || client.outgoing().offer(text);
        }
        keepUp(client, kept);
    }

    /** The feed of a topic; a new one is looked at before anybody hears of it. */
    private Feed feed(Topic topic, Tenant tenant) {
        LiveChanges.Place place = new LiveChanges.Place(topic.name(), tenant);
        Watched known = feeds.get(place);
        if (known == null) {
            changes.watch(place);
            known = new Watched(new Feed(topic, tenant), nanoTime.getAsLong());
            feeds.put(place, known);
        }
        lookAt(place, known, nanoTime.getAsLong(), known.lookedNanos == 0);
        return known.feed;
    }

    private void look(long now) {
        for (Map.Entry<LiveChanges.Place, Watched> entry : new ArrayList<>(feeds.entrySet())) {
            Watched watched = entry.getValue();
            boolean due = now - watched.lookedNanos
                    >= TimeUnit.MILLISECONDS.toNanos(watched.feed.topic().everyMillis());
            if (due || now - watched.restsUntil >= 0) {
                lookAt(entry.getKey(), watched, now, due);
            }
        }
    }

    private void lookAt(LiveChanges.Place place, Watched watched, long now, boolean whole) {
        try {
            Feed feed = watched.feed;
            String[] touched = changes.take(place);
            if (whole) {
                watched.lookedNanos = now;
                tell(feed, feed.look());
            } else if (touched.length > 0) {
                Batch told = feed.look(touched);
                tell(feed, told);
                watched.restsUntil = rests(feed.topic(), told) ? now + CROWDED_NANOS : now;
            }
            watched.failing = false;
        } catch (RuntimeException failed) {
            watched.lookedNanos = now;
            if (!watched.failing) {
                watched.failing = true;
                ApiLog.API.topicFailed(place.topic(), failed.toString());
            }
        }
    }

    /** Who follows events hears of each; a state may be told a moment later. */
    private boolean rests(Topic topic, Batch toldOrNull) {
        return toldOrNull != null && toldOrNull.changes().size() >= CROWD && clients.stream().noneMatch(client -> client.follows(topic));
    }

    private void tell(Feed feed, Batch batchOrNull) {
        if (batchOrNull == null) {
            return;
        }
        for (LiveClient client : clients) {
            if (client.viewer().caller().tenant().equals(feed.tenant())) {
                keepUp(client, client.tell(feed.topic(), batchOrNull));
            }
        }
    }

    /** Who has fallen behind starts again from a snapshot when it is ready for one, or is sent away. */
    private void keepUp(LiveClient client, boolean kept) {
        if (kept) {
            return;
        }
        Set<String> lost = client.topics();
        if (client.resynced() > MOST_RESYNCS) {
            client.wire().close(TOO_SLOW, "does not keep up");
            return;
        }
        lost.forEach(topic -> client.outgoing().offer(LiveText.resync(topic, "too slow, subscribe again")));
    }

    /** Every ten seconds: who is still there, who may still watch, what nobody watches any more. */
    private void care(long now) {
        careRounds++;
        for (LiveClient client : new HashSet<>(clients)) {
            if (client.outgoing().isBroken()) {
                end(client, BUSY, "the connection takes no more");
            } else if (client.outgoing().stuckNanos() > STUCK_NANOS) {
                end(client, TOO_SLOW, "takes nothing any more");
            } else if (client.silentNanos(now) > silence.toNanos()) {
                end(client, TOO_SLOW, "does not answer");
            } else if (!stillGood.test(client.viewer())) {
                end(client, LOGIN_OVER, "log in again");
            } else {
                client.wire().ping();
            }
            if (careRounds % FORGIVE_ROUNDS == 0) {
                client.forgiven();
            }
        }
        feeds.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), now));
    }

    private void end(LiveClient client, int code, String reason) {
        clients.remove(client);
        client.wire().close(code, reason);
    }

    private boolean isOver(LiveChanges.Place place, Watched watched, long now) {
        boolean wanted = clients.stream().anyMatch(client -> client.viewer().caller().tenant().equals(place.tenant())
                && client.isInterestedIn(watched.feed.topic()));
        if (wanted || watched.idleSince == 0) {
            watched.idleSince = wanted ? 0 : now;
            return false;
        }
        if (now - watched.idleSince < KEPT_NANOS) {
            return false;
        }
        changes.unwatch(place);
        return true;
    }

    /** Feeds that are kept up now. */
    int feeds() {
        return feeds.size();
    }
}
