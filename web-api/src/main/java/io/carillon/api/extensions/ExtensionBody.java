package io.carillon.api.extensions;

import io.carillon.contract.MediaSecurity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension as it shall be.
 *
 * @param displayName shown on called telephones
 * @param enabled whether it may register and be called; true when absent
 * @param mediaSecurity whether its audio is encrypted; the default of the server when absent
 */
@Schema(name = "ExtensionChange")
public record ExtensionBody(
        @NotNull @Size(max = 80) String displayName,
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(
                        description = ExtensionView.SECURITY,
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity) {}
