package io.carillon.api.presence;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.KnownExtension;
import io.carillon.presence.PresenceDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Presence, read from memory. */
@Path("/presence")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "presence", description = "Whether people can be reached and what they do")
public class PresenceResource {
    @Inject
    PresenceDesk desk;

    @Inject
    KnownExtension extensions;

    /** All people of the tenant page by page. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "List presence",
            description = "Put together from calls, do-not-disturb, what was published and registered telephones, as it is now.")
    public PresencePage list(@BeanParam PageQuery page, @Context SecurityContext security) {
        List<PresenceDesk.Seen> found = desk.page(Caller.of(security).tenant(), page.after(), page.limit());
        return new PresencePage(
                found.stream().map(PresenceView::of).toList(),
                Paging.next(found, page.limit(), PresenceDesk.Seen::extension));
    }

    /** One of them. */
    @GET
    @Path("/{extension}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Presence of one extension", description = "Role user reads that of the own extension only.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PresenceView read(@PathParam("extension") String extension, @Context SecurityContext security) {
        String known = extensions.reached(extension, security, Roles.ADMIN, Roles.SUPERVISOR);
        return PresenceView.of(desk.find(Caller.of(security).tenant(), known)
                .orElseThrow(() -> Problems.notFound("there is no such extension")));
    }
}
