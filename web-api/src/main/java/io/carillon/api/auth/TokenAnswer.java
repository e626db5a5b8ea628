package io.carillon.api.auth;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login that worked.
 *
 * @param token to be sent as {@code Authorization: Bearer}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the token is void
 * @param roles what it may do
 * @param session id of this login, to end it by
 * @param extension number of the extension that belongs to the account; absent when none does
 * @param username whose login it is
 */
@Schema(name = "Token")
public record TokenAnswer(String token, String tokenType, long expiresIn, List<String> roles, String session,
        String extension, String username) {
    /** Never prints the token. */
    @Override
    public String toString() {
        return "TokenAnswer[" + roles + "]";
    }
}
