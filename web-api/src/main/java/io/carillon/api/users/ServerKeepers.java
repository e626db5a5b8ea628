package io.carillon.api.users;

import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;

/** Who runs the server is made, changed and let in by his like only. */
public final class ServerKeepers {
    private ServerKeepers() {}

    /** 403 for whoever does not run the server himself, where somebody does, did or shall. */
    public static void guard(SecurityContext security, Set<String> before, Set<String> after) {
        if ((before.contains(Roles.SYSTEM) || after.contains(Roles.SYSTEM)) && !security.isUserInRole(Roles.SYSTEM)) {
            throw Problems.forbidden("it takes the role system to give it, to take it or to change who has it");
        }
    }
}
