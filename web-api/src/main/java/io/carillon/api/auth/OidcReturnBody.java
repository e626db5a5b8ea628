package io.carillon.api.auth;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A browser that has come back from the provider.
 *
 * @param ticket that it kept
 * @param state from the address it came back to
 * @param code from the address it came back to
 */
@Schema(name = "SignInReturn")
public record OidcReturnBody(
        @NotEmpty @Size(max = 4000) String ticket,
        @NotEmpty @Size(max = 200) String state,
        @NotEmpty @Size(max = 4000) String code) {
    /** Never prints ticket or code. */
    @Override
    public String toString() {
        return "OidcReturnBody";
    }
}
