package io.carillon.api.extensions;

import io.carillon.contract.MediaSecurity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension to be created.
 *
 * @param number 2 to 15 digits
 * @param displayName shown on called telephones; may be absent
 * @param password SIP password; generated when absent
 * @param enabled whether it may register at once; true when absent
 * @param mediaSecurity whether its audio is encrypted; the default of the server when absent
 */
@Schema(name = "NewExtension")
public record NewExtensionBody(
        @NotNull @Pattern(regexp = "[0-9]{2,15}", message = "must be 2 to 15 digits") @Schema(examples = "1003")
                String number,
        @Size(max = 80) String displayName,
        @Size(min = 12, max = 128, message = "the password must have 12 to 128 characters") @Schema(format = "password", description = "Generated when absent") String password,
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(
                        description = ExtensionView.SECURITY,
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "NewExtensionBody[" + number + "]";
    }
}
