package io.carillon.oidc;

import java.util.Set;

/**
 * Who somebody is, as a provider has signed it.
 *
 * @param username to be called so here
 * @param subject by which the provider knows him, its own name before it: stays when he is renamed
 * @param words what his groups mean here: roles, and perhaps a {@code tenant:NAME}
 */
public record Proven(String username, String subject, Set<String> words) {
    public Proven {
        words = Set.copyOf(words);
    }
}
