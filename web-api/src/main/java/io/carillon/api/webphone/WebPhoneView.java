package io.carillon.api.webphone;

import io.carillon.directory.WebPhonePass;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * With what the browser registers.
 *
 * @param extension number it registers as
 * @param username digest user name
 * @param secret shown this once
 * @param realm digest realm
 * @param expiresAt when another one is needed
 */
@Schema(name = "WebPhone")
public record WebPhoneView(String extension, String username, String secret, String realm, Instant expiresAt) {
    static WebPhoneView of(WebPhonePass pass) {
        return new WebPhoneView(pass.extension(), pass.username(), pass.secret(), pass.realm(), pass.expiresAt());
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "WebPhoneView[" + username + "]";
    }
}
