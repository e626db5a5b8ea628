package io.carillon.api.extensions;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new SIP password.
 *
 * @param password generated when absent
 */
@Schema(name = "NewSecret")
public record SecretBody(
        @Size(min = 12, max = 128, message = "the password must have 12 to 128 characters")
                @Schema(format = "password", description = "Generated when absent")
                String password) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "SecretBody";
    }
}
