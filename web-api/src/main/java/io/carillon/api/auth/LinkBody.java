package io.carillon.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login by a link.
 *
 * @param token what opens it: what stands behind the # of the link
 * @param newPassword the password to be valid from now on; absent when it stays
 * @param code of the second factor, when the account has one
 */
@Schema(name = "LinkLogin")
public record LinkBody(
        @NotNull @Size(max = 64) @Schema(format = "password") String token,
        @Size(min = 12, max = 72, message = "the password must have 12 to 72 characters") @Schema(format = "password") String newPassword,
        @Pattern(regexp = "[0-9A-Za-z-]{6,32}") @Schema(examples = "123456") String code) {
    /** Never prints token and password. */
    @Override
    public String toString() {
        return "LinkBody";
    }
}
