package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.Metric;
import jakarta.batch.runtime.StepExecution;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Starts, lists, restarts and stops jobs; the door of REST and of the clock. Unknown jobs and executions throw {@link
 * NotFound}, wrong states {@link Conflict}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobDesk {
    /** Rolls finished calls up into hours and days. */
    public static final String CDR_ROLLUP = "cdr-rollup";

    /** Destroys recordings whose time is over. */
    public static final String RECORDING_PURGE = "recording-purge";

    /** Destroys voicemail whose time is over. */
    public static final String VOICEMAIL_PURGE = "voicemail-purge";

    /** Lets extensions follow the company's directory, of every tenant that wants it. */
    public static final String DIRECTORY_SYNC = "directory-sync";

    /** Lets go of history and audit that are older than they are kept. */
    public static final String HISTORY_PURGE = "history-purge";

    private static final int MAX_LIST = 200;

    /** Names of the jobs that can be started. */
    public List<String> jobs() {
        return List.of(CDR_ROLLUP, RECORDING_PURGE, VOICEMAIL_PURGE, DIRECTORY_SYNC, HISTORY_PURGE);
    }

    /**
     * Starts a job.
     *
     * @throws NotFound there is no such job
     * @throws Conflict it runs already
     */
    public Execution start(String job) {
        checkName(job);
        if (isRunning(job)) {
            throw new Conflict("job " + job + " runs already");
        }
        long id = operator().start(job, new Properties());
        LOG.started(job, id);
        return find(id).orElseThrow(() -> missing(id));
    }

    /** The newest executions of a job, newest first. @param limit at most this many, 1 to 200 */
    public List<Execution> executions(String job, int limit) {
        checkName(job);
        int count = Math.min(Math.max(limit, 1), MAX_LIST);
        try {
            JobOperator operator = operator();
            return operator.getJobInstances(job, 0, count).stream()
                    .flatMap(instance -> operator.getJobExecutions(instance).stream())
                    .map(JobDesk::execution)
                    .sorted((one, other) -> Long.compare(other.id(), one.id()))
                    .limit(count)
                    .toList();
        } catch (NoSuchJobException neverRan) {
            return List.of();
        }
    }

    /** One execution. */
    public Optional<Execution> find(long execution) {
        try {
            return Optional.ofNullable(operator().getJobExecution(execution)).map(JobDesk::execution);
        } catch (NoSuchJobExecutionException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Goes on where a failed, stopped or killed execution ended.
     *
     * @throws NotFound there is no such execution
     * @throws Conflict it completed, runs, or a later one of the same instance exists
     */
    public Execution restart(long execution) {
        Execution old = find(execution).orElseThrow(() -> missing(execution));
        if (isRunning(old.job())) {
            throw new Conflict("job " + old.job() + " runs already");
        }
        try {
            Properties how = new Properties();
            // an execution that a kill left behind as STARTED can only be restarted by force
            how.setProperty("jberet.restart.mode", "force");
            long id = operator().restart(execution, how);
            LOG.restarted(execution, old.job(), id);
            return find(id).orElseThrow(() -> missing(id));
        } catch (JobExecutionAlreadyCompleteException complete) {
            throw new Conflict("execution " + execution + " is complete");
        } catch (JobExecutionNotMostRecentException superseded) {
            throw new Conflict("execution " + execution + " has been restarted already");
        } catch (JobRestartException refused) {
            throw new Conflict("execution " + execution + " cannot be restarted: " + refused.getMessage());
        }
    }

    /**
     * Asks a running execution to stop after its current chunk.
     *
     * @throws NotFound there is no such execution
     * @throws Conflict it does not run
     */
    public Execution stop(long execution) {
        find(execution).orElseThrow(() -> missing(execution));
        try {
            operator().stop(execution);
            return find(execution).orElseThrow(() -> missing(execution));
        } catch (JobExecutionNotRunningException ended) {
            throw new Conflict("execution " + execution + " does not run");
        }
    }

    /** Whether an execution runs in this process; what an earlier process left behind as running does not. */
    private static boolean isRunning(String job) {
        Date processStart = new Date(ManagementFactory.getRuntimeMXBean().getStartTime());
        try {
            JobOperator operator = operator();
            return operator.getRunningExecutions(job).stream()
                    .map(operator::getJobExecution)
                    .anyMatch(one -> one != null && isActive(one) && !one.getCreateTime().before(processStart));
        } catch (NoSuchJobException neverRan) {
            return false;
        }
    }

    private static boolean isActive(JobExecution execution) {
        BatchStatus status = execution.getBatchStatus();
        return status == BatchStatus.STARTING || status == BatchStatus.STARTED || status == BatchStatus.STOPPING;
    }

    private static Execution execution(JobExecution one) {
        List<StepExecution> steps = operator().getStepExecutions(one.getExecutionId());
        return new Execution(
                one.getExecutionId(),
                one.getJobName(),
                one.getBatchStatus().name(),
                instant(one.getStartTime() == null ? one.getCreateTime() : one.getStartTime()),
                instant(one.getEndTime()),
                sum(steps, Metric.MetricType.READ_COUNT),
                sum(steps, Metric.MetricType.WRITE_COUNT),
                failure(steps));
    }

    private static long sum(List<StepExecution> steps, Metric.MetricType type) {
        return steps.stream()
                .flatMap(step -> Arrays.stream(step.getMetrics()))
                .filter(metric -> metric.getType() == type)
                .mapToLong(Metric::getValue)
                .sum();
    }

    private static String failure(List<StepExecution> steps) {
        return steps.stream()
                .filter(step -> step.getBatchStatus() == BatchStatus.FAILED)
                .map(step -> step.getStepName() + ": " + step.getExitStatus())
                .findFirst()
                .orElse("");
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    private void checkName(String job) {
        if (!jobs().contains(job)) {
            throw new NotFound("there is no job " + job);
        }
    }

    private static NotFound missing(long execution) {
        return new NotFound("there is no execution " + execution);
    }

    private static JobOperator operator() {
        return BatchRuntime.getJobOperator();
    }
}
