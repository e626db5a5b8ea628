package io.carillon.directory;

import java.util.Set;

/**
 * An account as it shall be.
 *
 * @param password new password, null to keep the old one
 * @param roles at least one of {@link Account#ROLES}
 * @param enabled whether it may log in
 * @param extension number of its person's extension, null for none
 */
public record ChangedAccount(char[] password, Set<String> roles, boolean enabled, String extension) {
    public ChangedAccount {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "ChangedAccount[" + roles + "]";
    }
}
