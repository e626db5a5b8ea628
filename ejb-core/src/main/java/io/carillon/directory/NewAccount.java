package io.carillon.directory;

import java.util.Set;

/**
 * An account to be created.
 *
 * @param username 3 to 64 characters of {@code [a-z0-9._@-]}
 * @param password 12 to 72 characters, at most 72 bytes in UTF-8
 * @param roles at least one of {@link Account#ROLES}
 * @param enabled whether it may log in at once
 * @param extension number of its person's extension, null for none
 */
public record NewAccount(String username, char[] password, Set<String> roles, boolean enabled, String extension) {
    public NewAccount {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    /** An account without an extension. */
    public NewAccount(String username, char[] password, Set<String> roles, boolean enabled) {
        this(username, password, roles, enabled, null);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "NewAccount[" + username + "]";
    }
}
