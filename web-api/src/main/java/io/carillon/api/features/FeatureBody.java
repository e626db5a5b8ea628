package io.carillon.api.features;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature as it shall be.
 *
 * @param on whether calls of this tenant meet it
 */
@Schema(name = "FeatureChange")
public record FeatureBody(@NotNull Boolean on) {}
