package io.carillon.api.users;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as it shall be.
 *
 * @param password a new password; the old one stays when absent
 * @param roles what it may do
 * @param enabled whether it may log in; true when absent
 */
@Schema(name = "UserChange")
public record UserBody(
        @Size(min = 12, max = 72)
                @Schema(format = "password", description = "The old one stays when absent")
                String password,
        @NotEmpty Set<String> roles,
        @Schema(defaultValue = "true") Boolean enabled) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "UserBody[" + roles + "]";
    }
}
