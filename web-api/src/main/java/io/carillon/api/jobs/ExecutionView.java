package io.carillon.api.jobs;

import io.carillon.batch.Execution;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One run of a job.
 *
 * @param id as the management CLI shows it
 * @param job job name
 * @param status how it stands
 * @param startedAt when it began
 * @param endedAt when it ended; absent while it runs
 * @param itemsRead rows read by all its steps
 * @param itemsWritten rows written by all its steps
 * @param exitMessage what went wrong; absent when nothing did
 */
@Schema(name = "JobExecution")
public record ExecutionView(
        long id,
        String job,
        @Schema(examples = "COMPLETED") String status,
        Instant startedAt,
        Instant endedAt,
        long itemsRead,
        long itemsWritten,
        String exitMessage) {
    static ExecutionView of(Execution execution) {
        String message = execution.exitMessage();
        return new ExecutionView(
                execution.id(),
                execution.job(),
                execution.status(),
                execution.startedAt(),
                execution.endedAt(),
                execution.itemsRead(),
                execution.itemsWritten(),
                message == null || message.isEmpty() ? null : message);
    }
}
