package io.carillon.directory;

import java.util.List;

/**
 * What the history keeps of an account; its password is nowhere in it.
 *
 * @param roles in alphabetical order
 * @param enabled whether it may log in
 * @param extension number of its person's extension, null for none
 */
public record KeptAccount(List<String> roles, boolean enabled, String extension) {
    /** What is kept of this one. */
    public static KeptAccount of(Account account) {
        return new KeptAccount(account.roles().stream().sorted().toList(), account.enabled(), account.extension());
    }
}
