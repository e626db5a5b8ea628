package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.directory.Conflict;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.NoMoreTimeoutsException;
import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Starts jobs by the clock. A job that still runs is left alone; what it misses the next run counts. */
@Startup
@Singleton
@DependsOn("ejb-core.jar#Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobClock {
    @EJB
    private JobDesk desk;

    @Resource
    private TimerService timers;

    /** Every five minutes. */
    @Schedule(minute = "*/5", hour = "*", persistent = false, info = JobDesk.CDR_ROLLUP)
    public void rollUp() {
        start(JobDesk.CDR_ROLLUP);
    }

    /** Every hour. */
    @Schedule(minute = "17", hour = "*", persistent = false, info = JobDesk.RECORDING_PURGE)
    public void purgeRecordings() {
        start(JobDesk.RECORDING_PURGE);
    }

    /** Every hour. */
    @Schedule(minute = "27", hour = "*", persistent = false, info = JobDesk.VOICEMAIL_PURGE)
    public void purgeVoicemail() {
        start(JobDesk.VOICEMAIL_PURGE);
    }

    /** Every hour. */
    @Schedule(minute = "37", hour = "*", persistent = false, info = JobDesk.DIRECTORY_SYNC)
    public void followDirectory() {
        start(JobDesk.DIRECTORY_SYNC);
    }

    /** Every night. */
    @Schedule(minute = "47", hour = "3", persistent = false, info = JobDesk.HISTORY_PURGE)
    public void purgeHistory() {
        start(JobDesk.HISTORY_PURGE);
    }

    /** When each job runs next by the clock of this server. */
    public Map<String, Instant> next() {
        Map<String, Instant> next = new HashMap<>();
        for (Timer timer : timers.getTimers()) {
            try {
                next.merge(String.valueOf(timer.getInfo()), timer.getNextTimeout().toInstant(),
                        (one, other) -> one.isBefore(other) ? one : other);
            } catch (NoSuchObjectLocalException | NoMoreTimeoutsException over) {
                LOG.debugf(over, "a timer is over");
            }
        }
        return next;
    }

    private void start(String job) {
        try {
            desk.start(job);
        } catch (Conflict running) {
            LOG.skipped(job, running.getMessage());
        } catch (RuntimeException failed) {
            // an exception out of a timer is tried again at once and then lost; the next turn is soon enough
            LOG.notStarted(job, failed.toString());
        }
    }
}
