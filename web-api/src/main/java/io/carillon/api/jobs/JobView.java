package io.carillon.api.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job that can be started.
 *
 * @param name its name
 * @param next when the clock of this server starts it the next time; absent when it does not
 * @param latest its newest run; absent when it has not run yet
 */
@Schema(name = "Job")
public record JobView(@Schema(examples = "cdr-rollup") String name, Instant next, ExecutionView latest) {}
