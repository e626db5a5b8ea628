package io.carillon.api.voicemail;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
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

    /** The mailbox of an extension; 404 when there is none for this caller. */
    Aor of(String extension, SecurityContext security) {
        return new Aor(Caller.of(security).tenant(), extensions.reached(extension, security, Roles.ADMIN));
    }
}
