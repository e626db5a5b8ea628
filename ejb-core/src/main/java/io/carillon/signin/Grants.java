package io.carillon.signin;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may do here, as whoever vouches for him says: words that are roles of ours, and one {@code tenant:NAME}.
 * Words that are neither mean nothing here.
 *
 * @param roles at least one of {@link Account#ROLES}
 * @param tenant whose data he sees; that of a fresh installation when none is named
 */
record Grants(Set<String> roles, Tenant tenant) {
    private static final String TENANT = "tenant:";

    Grants {
        roles = Set.copyOf(roles);
    }

    /** @throws NotAdmitted without a role, or with more than one tenant */
    static Grants of(Collection<String> words) {
        // Who runs the server is said by the server alone.
        Set<String> roles = words.stream()
                .filter(word -> Account.ROLES.contains(word) && !word.equals(Account.SYSTEM))
                .collect(Collectors.toSet());
        Set<String> tenants = words.stream()
                .filter(word -> word.startsWith(TENANT) && word.length() > TENANT.length())
                .map(word -> word.substring(TENANT.length()))
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new NotAdmitted("no group of yours has a role here");
        }
        if (tenants.size() > 1) {
            throw new NotAdmitted("your groups belong to more than one tenant");
        }
        return new Grants(roles, tenants.isEmpty() ? Tenant.DEFAULT : new Tenant(tenants.iterator().next()));
    }
}
