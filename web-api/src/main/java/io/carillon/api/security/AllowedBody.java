package io.carillon.api.security;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A network that is never banned.
 *
 * @param network address, or network in CIDR notation
 */
@Schema(name = "AllowedBody")
public record AllowedBody(@NotNull @Schema(examples = "192.0.2.0/24") String network) {}
