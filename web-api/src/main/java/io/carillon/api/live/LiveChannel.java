package io.carillon.api.live;

import io.carillon.api.auth.AccountGate;
import io.carillon.api.http.Caller;
import io.carillon.contract.ThreadRank;
import io.carillon.store.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Runs the channel: its thread, its topics, and how many may watch at once. */
@ApplicationScoped
public class LiveChannel {
    /** Clients at once; who comes then is told to come later. */
    static final int MOST_CLIENTS = 500;
    /** Setting: seconds for which a client may leave pings without an answer; there is one every ten seconds. */
    static final String SILENCE = "carillon.live.silence";

    private static final int LEAST_SILENCE = 15;
    private static final int MOST_SILENCE = 600;

    @Inject
    @Any
    Instance<Topic> topics;

    @Inject
    LiveChanges changes;

    @Inject
    AccountGate gate;

    @Inject
    @ConfigProperty(name = SILENCE, defaultValue = "60")
    int silence;

    @Resource
    ManagedThreadFactory threads;

    private final AtomicInteger clients = new AtomicInteger();
    private LiveHub hub;
    private Loop loop;

    @PostConstruct
    void start() {
        hub = new LiveHub(topics.stream().toList(), changes, this::isGood, bounded(silence), System::nanoTime);
        loop = Loop.start(threads, "carillon-live-channel", ThreadRank.RECORDS, hub::round);
    }

    /** @throws IllegalArgumentException naming the setting */
    private static Duration bounded(int seconds) {
        if (seconds < LEAST_SILENCE || seconds > MOST_SILENCE) {
            throw new IllegalArgumentException(
                    SILENCE + ": " + seconds + " is not a number of seconds from " + LEAST_SILENCE + " to " + MOST_SILENCE);
        }
        return Duration.ofSeconds(seconds);
    }

    private boolean isGood(Viewer viewer) {
        return Instant.now().isBefore(viewer.expiresAt()) && gate.isGood(viewer.token());
    }

    /** Takes in a client with this token. @return null when there are too many */
    LiveClient open(JsonWebToken token, Wire wire) {
        if (clients.incrementAndGet() > MOST_CLIENTS) {
            clients.decrementAndGet();
            return null;
        }
        Caller caller = Caller.of(token);
        Viewer viewer = new Viewer(
                caller,
                token,
                token.getGroups(),
                gate.extensionOf(caller).orElse(null),
                Instant.ofEpochSecond(token.getExpirationTime()));
        LiveClient client = new LiveClient(viewer, wire, new Outgoing(wire, System::nanoTime), System.nanoTime());
        hub.open(client);
        return client;
    }

    void said(LiveClient client, LiveRequest request) {
        hub.said(client, request);
    }

    /** Once for each that was taken in. */
    void closed(LiveClient client) {
        clients.decrementAndGet();
        hub.closed(client);
    }

    /** Clients that are connected now. */
    public int connected() {
        return clients.get();
    }

    @PreDestroy
    void stop() {
        loop.stop(1000);
    }
}
