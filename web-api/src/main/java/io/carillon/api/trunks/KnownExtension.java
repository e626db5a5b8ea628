package io.carillon.api.trunks;

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

    /** The number, or 404 when nobody in the house has it. */
    public String number(String asked, SecurityContext security) {
        if (directory.current().find(Caller.of(security).tenant(), asked).isEmpty()) {
            throw Problems.notFound("there is no such extension");
        }
        return asked;
    }
}
