package io.carillon.batch;

import io.carillon.cdr.Direction;

/**
 * Which row of the sums a call adds to.
 *
 * @param tenant owner
 * @param extension number, empty for the tenant as a whole
 * @param direction where the call ran
 */
public record Share(String tenant, String extension, Direction direction) {}
