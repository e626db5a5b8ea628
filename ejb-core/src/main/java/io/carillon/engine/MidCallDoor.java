package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchListener;
import io.carillon.directory.Registrar;
import io.carillon.message.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The door for everything that belongs to a call already known. It attaches itself to the adapter when the application
 * starts and detaches when it stops; inputs that came in between wait at the adapter and are delivered first. Being an
 * ordinary local listener it stays open while the server is suspended, so that running calls can end well. Looks after
 * calls and records once a second.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DependsOn("DirectoryLoader")
public class MidCallDoor {
    private static final long EVERY_SECONDS = 1;

    @Inject
    private EngineRoom room;

    @Inject
    private SwitchLine line;

    @Inject
    private Registrar registrar;

    @Inject
    private Messages messages;

    @Resource
    private ManagedThreadFactory threads;

    private final Listener listener = new Listener();
    /** Keeps a last round from attaching again what was just let go. */
    private final ReentrantLock turn = new ReentrantLock();
    private boolean closed;
    private ScheduledThreadPoolExecutor clock;
    private LostCalls lost;
    private SwitchConnection connection;
    private SwitchConnection.Attachment attachment;
    private String away = "";

    /** What the adapter calls: plain calls into the engine, without a container between. */
    private final class Listener implements SwitchListener {
        @Override
        public List<SwitchCommand> onInput(CallInput input) {
            return room.engine().onInput(input);
        }

        @Override
        public RegisterReply onRegister(RegisterAsked asked) {
            return registrar.register(asked);
        }

        @Override
        public void onDelivered(String id, int status) {
            messages.delivered(id, status);
        }
    }

    @PostConstruct
    void open() {
        lost = new LostCalls(room.registry(), room.engine(), room.journal().lastAlive());
        room.recordWhatEndedBefore();
        round();
        // a managed executor stands still while the server is suspended, and running calls are looked after then too
        clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** One round; a failure in it must not end the clock. */
    private void round() {
        turn.lock();
        try {
            if (!closed) {
                room.journal().alive(Instant.now());
                attach();
                room.records().retry(1_000);
                sweep();
            }
        } catch (RuntimeException e) {
            EngineLog.LOG.sweepFailed(e);
        } finally {
            turn.unlock();
        }
    }

    private void attach() {
        if (attachment != null) {
            return;
        }
        try {
            connection = line.connect();
            attachment = connection.attach(listener);
            away = "";
            EngineLog.LOG.attached();
        } catch (RuntimeException e) {
            release();
            String reason = String.valueOf(e.getCause() == null ? e : e.getCause());
            if (!reason.equals(away)) {
                away = reason;
                EngineLog.LOG.switchAway(SwitchLine.NAME, EVERY_SECONDS, reason);
            }
        }
    }

    private void sweep() {
        Optional<Set<CallId>> known = liveInSwitch();
        if (known.isPresent()) {
            lost.sweep(known.get());
        }
    }

    /** What the adapter has, empty when it is away; then it is looked for again. */
    private Optional<Set<CallId>> liveInSwitch() {
        if (connection == null || attachment == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(connection.liveCalls());
        } catch (RuntimeException e) {
            EngineLog.LOG.switchAway(SwitchLine.NAME, EVERY_SECONDS, e.toString());
            release();
            return Optional.empty();
        }
    }

    private void release() {
        SwitchConnection.Attachment attached = attachment;
        SwitchConnection open = connection;
        attachment = null;
        connection = null;
        try (open) {
            if (attached != null) {
                attached.close();
            }
        } catch (RuntimeException e) {
            EngineLog.LOG.debugf(e, "the switch went away while it was let go");
        }
    }

    @PreDestroy
    void close() {
        if (clock != null) {
            clock.shutdown();
        }
        turn.lock();
        try {
            closed = true;
            release();
        } finally {
            turn.unlock();
        }
    }
}
