package io.carillon.batch;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** Starts, lists, restarts and stops jobs; the door of REST and of the clock. Unknown ids throw {@code io.carillon.directory.NotFound}, wrong states {@code io.carillon.directory.Conflict}. */
@Stateless
public class JobDesk {
    /** Rolls finished calls up into hours and days. */
    public static final String CDR_ROLLUP = "cdr-rollup";

    /** Names of the jobs that can be started. */
    public List<String> jobs() { throw new UnsupportedOperationException(); }

    /** Starts a job unless it runs already. */
    public Execution start(String job) { throw new UnsupportedOperationException(); }

    /** The newest executions of a job, newest first. */
    public List<Execution> executions(String job, int limit) { throw new UnsupportedOperationException(); }

    public Optional<Execution> find(long execution) { throw new UnsupportedOperationException(); }

    /** Goes on where a failed or stopped execution ended. */
    public Execution restart(long execution) { throw new UnsupportedOperationException(); }

    /** Asks a running execution to stop after its current chunk. */
    public Execution stop(long execution) { throw new UnsupportedOperationException(); }
}
