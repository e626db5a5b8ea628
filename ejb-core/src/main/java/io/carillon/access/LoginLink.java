package io.carillon.access;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import java.time.Instant;

/**
 * A link that logs somebody in once; what opens it is known to its holder alone.
 *
 * @param tenant of the account
 * @param username whom it logs in
 * @param version of the account when the link was made
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt when it is void
 */
public record LoginLink(
        Tenant tenant, String username, long version, Instant createdAt, String createdBy, Instant expiresAt) {
    /** Whether its time is not over. */
    boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether it logs this account in: only as long as the account is what it was, its password included. */
    public boolean opens(Account account) {
        return account.enabled() && account.tenant().equals(tenant) && account.username().equals(username)
                && account.version() == version;
    }
}
