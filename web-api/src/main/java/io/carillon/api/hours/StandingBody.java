package io.carillon.api.hours;

import io.carillon.hours.Standing;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What holds from now on.
 *
 * @param standing open, closed, or by its hours
 */
@Schema(name = "Standing")
public record StandingBody(@NotNull Standing standing) {}
