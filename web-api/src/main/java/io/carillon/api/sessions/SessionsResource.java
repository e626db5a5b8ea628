package io.carillon.api.sessions;

import io.carillon.access.LoginSession;
import io.carillon.access.Sessions;
import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.TokenId;
import io.carillon.api.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logins: administrators see and end all of the tenant, everybody else the own. */
@Path("/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions", description = "Logins that are in force")
public class SessionsResource {
    @Inject
    Sessions sessions;

    /** One page, by id. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "List logins",
            description = "Those in force. Administrators see all of the tenant, everybody else the own.")
    public SessionPage list(
            @QueryParam("username") @Parameter(description = "Only logins of this account") String username,
            @BeanParam PageQuery page,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        String of = security.isUserInRole(Roles.ADMIN) ? username : caller.username();
        List<LoginSession> found = sessions.page(caller.tenant(), of, page.after(), page.limit());
        String current = TokenId.of((JsonWebToken) security.getUserPrincipal()).unique();
        return new SessionPage(
                found.stream().map(one -> SessionPage.Item.of(one, current)).toList(),
                Paging.next(found, page.limit(), LoginSession::id));
    }

    /** It is over: its token is refused from now on. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "End a login", description = "Its token is refused from now on. Ending the own is logging out.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void endSession(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        String of = security.isUserInRole(Roles.ADMIN) ? null : caller.username();
        if (!sessions.revoke(caller.tenant(), of, id, caller.username())) {
            throw Problems.notFound("there is no such login");
        }
    }
}
