package io.carillon.api.users;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account to be created.
 *
 * @param username login name
 * @param password first password
 * @param roles what it may do
 * @param enabled whether it may log in at once; true when absent
 * @param extension number of the extension whose telephones are the person's; none when absent
 */
@Schema(name = "NewUser")
public record NewUserBody(
        @NotNull
                @Pattern(regexp = "[a-z0-9._@-]{3,64}", message = "must be 3 to 64 characters of a-z, 0-9, . _ @ -")
                @Schema(examples = "alice")
                String username,
        @NotNull @Size(min = 12, max = 72, message = "the password must have 12 to 72 characters") @Schema(format = "password") String password,
        @NotEmpty Set<String> roles,
        @Schema(defaultValue = "true") Boolean enabled,
        @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension")
                @Schema(examples = "1001", description = "Extension of the person; none when absent")
                String extension) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "NewUserBody[" + username + "]";
    }
}
