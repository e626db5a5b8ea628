package io.carillon.recording;

import static io.carillon.recording.RecordingLog.LOG;

import io.carillon.contract.Recorded;
import io.carillon.contract.Recordings;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.ThreadRank;
import io.carillon.directory.SwitchLink;
import io.carillon.event.LedgerDoor;
import io.carillon.recording.store.RecordingStore;
import io.carillon.store.Columns;
import io.carillon.store.Loop;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes down what the adapter has finished, each with the event that tells of it in one transaction, and sends these
 * events. Database, broker and adapter may each be away: the adapter tells again what was not settled, and an event
 * stays in its table until the broker has it.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecordingWatch {
    static final String RETENTION = "carillon.recording.retention-days";

    private static final int DEFAULT_DAYS = 90;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_PER_ROUND = 100;
    private static final int MOST_REFUSED = 10_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_MILLIS = 3_000;
    private static final int ROUNDS_OF_PATIENCE = 40;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private RecordingStore store;

    @Inject
    private SwitchLink link;

    @Inject
    private LedgerDoor ledger;

    @Inject
    @Any
    private Instance<RecordingTaker> takers;

    private final Set<String> refused = new HashSet<>();
    private final Set<String> undecided = new HashSet<>();
    private int retentionDays;
    private int troubled;
    private Loop loop;

    @PostConstruct
    void start() {
        retentionDays = days(System.getProperty(RETENTION));
        loop = Loop.start(threads, "carillon-recordings", ThreadRank.RECORDS, this::round);
    }

    static int days(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_DAYS;
        }
        if (text.strip().matches("[0-9]{1,5}") && Integer.parseInt(text.strip()) <= MOST_DAYS) {
            return Integer.parseInt(text.strip());
        }
        throw new IllegalArgumentException(
                RETENTION + " must be a whole number from 0 to " + MOST_DAYS + ", not '" + text + "'");
    }

    private void round() throws InterruptedException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String trouble = "";
        try {
            trouble = link.ask(this::collect).trouble();
            tell();
        } catch (SQLException | LedgerDoor.Away | RuntimeException away) {
            trouble = Columns.firstLine(away);
        }
        note(trouble);
    }

    /** At a start, or while something is replaced, everything is away for a moment. */
    private void note(String trouble) {
        if (!trouble.isEmpty()) {
            if (++troubled == ROUNDS_OF_PATIENCE) {
                LOG.waits(trouble);
            }
            return;
        }
        if (troubled >= ROUNDS_OF_PATIENCE) {
            LOG.goesOn();
        }
        troubled = 0;
    }

    private boolean collect(SwitchConnection connection) {
        try {
            List<Recorded> finished = connection.recordings().finished(
                    MOST_PER_ROUND + refused.size() + undecided.size());
            undecided.clear();
            for (Recorded recorded : finished) {
                if (!refused.contains(recorded.id())) {
                    collect(connection.recordings(), recorded);
                }
            }
            return true;
        } catch (IOException storageAway) {
            throw new UncheckedIOException(storageAway);
        } catch (SQLException databaseAway) {
            throw new IllegalStateException(Columns.firstLine(databaseAway), databaseAway);
        }
    }

    private void collect(Recordings recordings, Recorded recorded) throws IOException, SQLException {
        switch (take(recorded)) {
            case KEPT -> recordings.settle(recorded.id());
            case UNWANTED -> recordings.delete(recorded.id());
            case LATER -> undecided.add(recorded.id());
        }
    }

    private RecordingTaker.Taken take(Recorded recorded) throws SQLException {
        String kind = recorded.notes().getOrDefault(RecordingTaker.KIND, "");
        for (RecordingTaker taker : takers) {
            if (taker.kinds().contains(kind)) {
                return taker.take(recorded);
            }
        }
        return keep(recorded) ? RecordingTaker.Taken.KEPT : RecordingTaker.Taken.LATER;
    }

    /** @return false when it is at fault itself: the others must not wait for it */
    private boolean keep(Recorded recorded) throws SQLException {
        try {
            RecordingEntry entry = RecordingEntry.of(recorded, retentionDays);
            boolean fresh = store.insert(entry, ledger.recordingPayload(RecordingEvents.of(entry)));
            if (fresh && recorded.why() == Recorded.End.CRASHED) {
                LOG.foundAfterCrash(recorded.call().value(), recorded.id(), recorded.millis());
            }
            return true;
        } catch (IllegalArgumentException senseless) {
            LOG.refused(recorded.id(), senseless.toString());
            if (refused.size() < MOST_REFUSED) {
                refused.add(recorded.id());
            }
            return false;
        }
    }

    private void tell() throws SQLException, LedgerDoor.Away {
        for (RecordingStore.Untold untold : store.untold(MOST_PER_ROUND)) {
            ledger.recordingReady(RecordingEvents.of(untold.entry()), untold.payload());
            store.told(untold.entry().id());
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(STOP_MILLIS);
    }
}
