package io.carillon.api.auth;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The second factor of the own account.
 *
 * @param on whether it is asked for at login
 * @param secret for typing into the device; there once, when it was made
 * @param uri the same for a QR code
 * @param recoveryCodes that replace the device once each; there once, when it was confirmed
 */
@Schema(name = "SecondFactor")
public record SecondFactorAnswer(boolean on, String secret, String uri, List<String> recoveryCodes) {
    /** Never prints the secret. */
    @Override
    public String toString() {
        return "SecondFactorAnswer[" + on + "]";
    }
}
