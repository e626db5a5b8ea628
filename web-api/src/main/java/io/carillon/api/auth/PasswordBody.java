package io.carillon.api.auth;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of the own password.
 *
 * @param oldPassword the one that is valid now
 * @param newPassword the one to be valid from now on
 */
@Schema(name = "PasswordChange")
public record PasswordBody(
        @NotEmpty @Size(max = 128) @Schema(format = "password") String oldPassword,
        @NotNull @Size(min = 12, max = 72, message = "the password must have 12 to 72 characters") @Schema(format = "password") String newPassword) {
    /** Never prints the passwords. */
    @Override
    public String toString() {
        return "PasswordBody";
    }
}
