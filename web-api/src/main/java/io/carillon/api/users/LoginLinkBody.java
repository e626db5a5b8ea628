package io.carillon.api.users;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link to be made.
 *
 * @param minutes how long it is good; an hour when absent
 */
@Schema(name = "NewLoginLink")
public record LoginLinkBody(@Min(1) @Max(1_440) @Schema(defaultValue = "60") Integer minutes) {}
