package io.carillon.api.recordings;

import jakarta.validation.constraints.NotNull;

/**
 * Whether a recording is kept whatever its retention says.
 *
 * @param hold whether it is
 */
public record HoldBody(@NotNull Boolean hold) {}
