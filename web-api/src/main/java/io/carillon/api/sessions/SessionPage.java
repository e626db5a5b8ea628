package io.carillon.api.sessions;

import io.carillon.access.LoginSession;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Logins that are in force.
 *
 * @param items the logins
 * @param next send as {@code after} for the next page; absent on the last one
 */
public record SessionPage(List<Item> items, String next) {
    /**
     * One login.
     *
     * @param id to end it by
     * @param username who logged in
     * @param issuedAt when
     * @param expiresAt when it is over by itself
     * @param address from where
     * @param agent with what, as the program says
     * @param current whether it is the one of this request
     */
    @Schema(name = "Session")
    public record Item(
            String id,
            String username,
            Instant issuedAt,
            Instant expiresAt,
            String address,
            String agent,
            boolean current) {
        static Item of(LoginSession session, String currentId) {
            return new Item(session.id(), session.username(), session.issuedAt(), session.expiresAt(),
                    session.address(), session.agent(), session.id().equals(currentId));
        }
    }
}
