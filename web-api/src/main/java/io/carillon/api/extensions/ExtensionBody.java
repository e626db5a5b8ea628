package io.carillon.api.extensions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension as it shall be.
 *
 * @param displayName shown on called telephones
 * @param enabled whether it may register and be called; true when absent
 */
@Schema(name = "ExtensionChange")
public record ExtensionBody(
        @NotNull @Size(max = 80) String displayName, @Schema(defaultValue = "true") Boolean enabled) {}
