package io.carillon.api.voicemail;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.KnownExtension;
import io.carillon.contract.Aor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;

/** Whose mailbox a caller may look into: the own one, an administrator into any of the house. */
@ApplicationScoped
public class OwnMailbox {
    @Inject
    KnownExtension extensions;

    @Inject
    OwnExtension own;

    /** The mailbox of an extension; 404 when there is none for this caller. */
    Aor of(String extension, SecurityContext security) {
        own.limit(security, Roles.ADMIN).filter(number -> !number.equals(extension)).ifPresent(other -> {
            throw Problems.notFound("there is no such extension");
        });
        return new Aor(Caller.of(security).tenant(), extensions.number(extension, security));
    }
}
