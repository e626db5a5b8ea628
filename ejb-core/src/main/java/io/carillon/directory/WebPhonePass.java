package io.carillon.directory;

import java.time.Instant;

/**
 * With what a browser registers as an extension.
 *
 * @param extension its number
 * @param username digest user name, made for this pass
 * @param secret made for this pass; nobody keeps it
 * @param realm digest realm
 * @param expiresAt when it is worth nothing any more
 */
public record WebPhonePass(String extension, String username, String secret, String realm, Instant expiresAt) {
    /** Never prints the secret. */
    @Override
    public String toString() {
        return "WebPhonePass[" + username + "]";
    }
}
