package io.carillon.api.users;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as it shall be.
 *
 * @param password a new password; the old one stays when absent
 * @param roles what it may do
 * @param enabled whether it may log in; true when absent
 * @param extension number of the extension whose telephones are the person's; none when absent
 */
@Schema(name = "UserChange")
public record UserBody(
        @Size(min = 12, max = 72, message = "the password must have 12 to 72 characters")
                @Schema(format = "password", description = "The old one stays when absent")
                String password,
        @NotEmpty Set<String> roles,
        @Schema(defaultValue = "true") Boolean enabled,
        @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension")
                @Schema(examples = "1001", description = "Extension of the person; none when absent")
                String extension) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "UserBody[" + roles + "]";
    }
}
