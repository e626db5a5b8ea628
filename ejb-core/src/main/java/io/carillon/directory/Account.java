package io.carillon.directory;

import io.carillon.contract.Tenant;
import java.util.Set;

/**
 * Somebody who may log in to the API and the console.
 *
 * @param username 3 to 64 characters of {@code [a-z0-9._@-]}
 * @param tenant whose data it sees
 * @param roles of {@code admin}, {@code supervisor}, {@code user}, {@code auditor}, {@code system}; not empty
 * @param enabled a disabled account cannot log in
 * @param version grows with every change
 * @param extension number of the extension whose telephones are its person's, null for none
 * @param origin who knows its password
 */
public record Account(
        String username, Tenant tenant, Set<String> roles, boolean enabled, long version, String extension,
        Origin origin) {
    /** Who makes tenants and removes them; exists in the first tenant only. */
    public static final String SYSTEM = "system";

    /** The roles that exist. */
    public static final Set<String> ROLES = Set.of("admin", "supervisor", "user", "auditor", SYSTEM);

    /** Who knows the password of an account. */
    public enum Origin {
        /** This server. */
        LOCAL,
        /** The company's directory; the account was made when its person first came. */
        DIRECTORY,
        /** A sign-in provider (OpenID Connect); the account was made when its person first came. */
        OIDC
    }

    public Account {
        roles = Set.copyOf(roles);
    }

    /** Whether an account may be called so: 3 to 64 of {@code a-z 0-9 . _ @ -}. */
    public static boolean isName(String username) {
        return Rules.isUsername(username);
    }

    /** An account of this server. */
    public Account(
            String username, Tenant tenant, Set<String> roles, boolean enabled, long version, String extension) {
        this(username, tenant, roles, enabled, version, extension, Origin.LOCAL);
    }

    /** An account without an extension. */
    public Account(String username, Tenant tenant, Set<String> roles, boolean enabled, long version) {
        this(username, tenant, roles, enabled, version, null);
    }
}
