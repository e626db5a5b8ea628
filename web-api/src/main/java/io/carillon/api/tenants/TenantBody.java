package io.carillon.api.tenants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant as it shall be.
 *
 * @param displayName what people call it; its name when absent
 * @param enabled whether it is served; true when absent
 * @param domains SIP domains with which its telephones register
 * @param limits how much it may take; no bounds when absent
 */
@Schema(name = "TenantChange")
public record TenantBody(
        @Size(max = 80) String displayName,
        @Schema(defaultValue = "true") Boolean enabled,
        @NotNull @Size(max = 16) List<@NotNull String> domains,
        @Valid TenantLimits limits) {}
