package io.carillon.webhook;

import static io.carillon.webhook.WebhookLog.LOG;

import io.carillon.contract.Ids;
import io.carillon.contract.ThreadRank;
import io.carillon.event.CallEventJson;
import io.carillon.event.LiveEvent;
import io.carillon.event.LiveEvents;
import io.carillon.store.Columns;
import io.carillon.store.Loop;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import io.carillon.webhook.store.WebhookStore;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the thread that notes live events for webhooks and sends what is due. Live events between a call and their rows
 * are in memory: a full queue drops the newest, as does a server that dies.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookPost {
    private static final int MOST_LIVE = 10_000;
    private static final int GROUP = 500;
    private static final long POLL_MILLIS = 500;
    private static final long PAUSE_MILLIS = 1000;
    private static final Duration RELOAD = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofHours(1);
    private static final Duration DELIVERED_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_KEPT = Duration.ofDays(30);

    @Resource
    private ManagedThreadFactory threads;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
    private ManagedExecutorService executor;

    @EJB
    private OutsideDesk desk;

    @EJB
    private LiveEvents live;

    @Inject
    private Hooks hooks;

    @Inject
    private WebhookStore store;

    private final BlockingQueue<LiveEvent> waiting = new ArrayBlockingQueue<>(MOST_LIVE);
    private final CallEventJson json = new CallEventJson(System.getProperty("carillon.node", "node"));
    private final String run = Ids.newCall().value();
    private Dispatch dispatch;
    private long number;
    private Instant nextReload = Instant.MIN;
    private Instant nextPurge = Instant.MIN;
    private boolean stopped;
    private Loop loop;

    @PostConstruct
    void start() {
        Clock clock = Clock.systemUTC();
        Courier courier = new Courier(WebhookRules.ofServer(), executor, clock);
        dispatch = new Dispatch(store, courier::tell, clock, hooks::stir);
        live.onEvent(this::heard);
        loop = Loop.start(threads, "carillon-webhooks", ThreadRank.RECORDS, this::round);
    }

    private void heard(LiveEvent event) {
        if (hooks.anyWants(event.tenant(), event.type()) && waiting.offer(event)) {
            hooks.stir();
        }
    }

    private void round() throws InterruptedException {
        hooks.awaitNews(POLL_MILLIS);
        Instant now = Instant.now();
        try {
            if (!now.isBefore(nextReload)) {
                nextReload = now.plus(RELOAD);
                hooks.reload();
            }
            noteLive();
            dispatch.settle();
            dispatch.send(hooks.all(), this::secret);
            if (!now.isBefore(nextPurge)) {
                nextPurge = now.plus(PURGE);
                store.purge(Delivery.Standing.DELIVERED, now.minus(DELIVERED_KEPT));
                store.purge(Delivery.Standing.DEAD, now.minus(DEAD_KEPT));
            }
            if (stopped) {
                stopped = false;
                LOG.goesOn();
            }
        } catch (SQLException | RuntimeException failed) {
            pause(failed);
        }
    }

    private void pause(Exception failed) throws InterruptedException {
        if (!stopped) {
            stopped = true;
            LOG.stopped(Columns.firstLine(failed));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void noteLive() throws SQLException {
        List<LiveEvent> events = new ArrayList<>();
        waiting.drainTo(events, GROUP);
        List<Delivery.Fresh> fresh = new ArrayList<>();
        for (LiveEvent event : events) {
            String id = "hook-" + run + "-" + ++number;
            fresh.addAll(hooks.concerned(event.tenant(), id, event.type(), json.live(id, event)));
        }
        hooks.note(fresh);
    }

    private String secret(Stored<Webhook> hook) {
        return desk.unseal(hook.tenant(), hook.name(), WebhookDesk.PURPOSE, hook.settings().secret()).orElse(null);
    }

    @PreDestroy
    void stop() {
        loop.stop(2000);
    }
}
