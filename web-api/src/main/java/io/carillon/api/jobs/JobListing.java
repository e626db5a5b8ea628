package io.carillon.api.jobs;

import java.util.List;

/**
 * All jobs.
 *
 * @param items the jobs
 */
public record JobListing(List<JobView> items) {}
