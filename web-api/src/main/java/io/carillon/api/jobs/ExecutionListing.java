package io.carillon.api.jobs;

import java.util.List;

/**
 * Runs of a job, newest first.
 *
 * @param items the runs
 */
public record ExecutionListing(List<ExecutionView> items) {}
