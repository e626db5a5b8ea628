package io.carillon.api.extensions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.KnownExtension;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.directory.Extensions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Do-not-disturb and call forwarding of an extension. */
@Path("/extensions/{number}/forwarding")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions")
public class ForwardingResource {
    @Inject
    Extensions extensions;

    @Inject
    Directory directory;

    @Inject
    KnownExtension known;

    /** The settings now. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Read do-not-disturb and forwarding",
            description = "Role user reads that of the own extension only.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = Forwarding.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        Forwarding settings = settings(Caller.of(security).tenant(), reached(number, security));
        return Versions.answer(settings, Versions.tag(settings));
    }

    /** All settings as they shall be; what is absent is off. */
    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Change do-not-disturb and forwarding",
            description = "What is absent is off. Role user changes that of the own extension only.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = Forwarding.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            Forwarding body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Forwarding before = settings(caller.tenant(), reached(number, security));
        if (!match.names(Versions.tag(before))) {
            throw Problems.stale("somebody else has changed the settings; read them again");
        }
        Forwarding after = Forwarding.of(
                extensions.changeForwarding(caller.tenant(), number, body.toDirectory(), caller.username()));
        return Versions.answer(after, Versions.tag(after));
    }

    private String reached(String number, SecurityContext security) {
        return known.reached(number, security, Roles.ADMIN, Roles.SUPERVISOR);
    }

    private Forwarding settings(Tenant tenant, String number) {
        return directory
                .current()
                .find(tenant, number)
                .map(subscriber -> Forwarding.of(subscriber.forwarding()))
                .orElseThrow(() -> ExtensionsResource.missing(number));
    }
}
