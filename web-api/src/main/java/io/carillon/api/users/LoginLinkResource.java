package io.carillon.api.users;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.OneTimeLogin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Links that let somebody in who has no password, or has lost it. */
@Path("/users/{username}/login-link")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "users")
public class LoginLinkResource {
    private static final int USUAL_MINUTES = 60;

    @Inject
    Accounts accounts;

    @Inject
    OneTimeLogin links;

    /** A new one, in place of any that the account had. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Make a link that logs somebody in once",
            description = "In place of any that the account had; its holder may choose a password with it. It is shown"
                    + " this once, and void as soon as the account changes.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = LoginLinkView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(
            @PathParam("username") String username,
            LoginLinkBody body,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Account account = accounts.find(caller.tenant(), username)
                .orElseThrow(() -> Problems.notFound("there is no such account"));
        ServerKeepers.guard(security, account.roles(), Set.of());
        if (!account.enabled()) {
            throw Problems.conflict("this account is switched off");
        }
        if (account.origin() != Account.Origin.LOCAL) {
            throw Problems.conflict("this person signs in elsewhere; who is let in is decided there");
        }
        Duration lasting = Duration.ofMinutes(
                body == null || body.minutes() == null ? USUAL_MINUTES : body.minutes());
        Instant expiresAt = Instant.now().plus(lasting);
        String token = links.issue(account, lasting, caller.username());
        String link = uri.getBaseUri().resolve("/") + OneTimeLogin.PAGE + token;
        return Response.status(Response.Status.CREATED).entity(new LoginLinkView(link, expiresAt)).build();
    }
}
