package io.carillon.api.auth;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login.
 *
 * @param username login name
 * @param password password
 * @param code of the second factor, when the account has one
 */
@Schema(name = "Login")
public record LoginBody(
        @NotEmpty @Size(max = 64) @Schema(examples = "admin") String username,
        @NotEmpty @Size(max = 128) @Schema(format = "password") String password,
        @Pattern(regexp = "[0-9A-Za-z-]{6,32}") @Schema(examples = "123456") String code) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "LoginBody";
    }
}
