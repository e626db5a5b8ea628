package io.carillon.api.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job that can be started.
 *
 * @param name its name
 * @param latest its newest run; absent when it has not run yet
 */
@Schema(name = "Job")
public record JobView(@Schema(examples = "cdr-rollup") String name, ExecutionView latest) {}
