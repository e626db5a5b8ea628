package io.carillon.batch;

import java.time.Instant;

/**
 * One run of a job.
 *
 * @param id execution id, as the WildFly CLI shows it
 * @param job job name
 * @param status for instance STARTED, COMPLETED, FAILED, STOPPED
 * @param startedAt when it began
 * @param endedAt when it ended, null while it runs
 * @param itemsRead rows read by all its steps
 * @param itemsWritten rows written by all its steps
 * @param exitMessage what went wrong, empty when nothing did
 */
public record Execution(
        long id,
        String job,
        String status,
        Instant startedAt,
        Instant endedAt,
        long itemsRead,
        long itemsWritten,
        String exitMessage) {}
