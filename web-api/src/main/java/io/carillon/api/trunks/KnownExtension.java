package io.carillon.api.trunks;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;

/** Extensions whose settings somebody asks for: those there are, of the caller's tenant. */
@ApplicationScoped
public class KnownExtension {
    @Inject
    Directory directory;

    @Inject
    OwnExtension own;

    /** The number, or 404 when nobody in the house has it. */
    public String number(String asked, SecurityContext security) {
        if (directory.current().find(Caller.of(security).tenant(), asked).isEmpty()) {
            throw missing();
        }
        return asked;
    }

    /**
     * The number, or 404 when it is not for this caller: without one of the roles only the own extension is there.
     *
     * @param farther roles that reach every extension of the house
     */
    public String reached(String asked, SecurityContext security, String... farther) {
        own.limit(security, farther).filter(number -> !number.equals(asked)).ifPresent(other -> {
            throw missing();
        });
        return number(asked, security);
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no such extension");
    }
}
