package io.carillon.api.extensions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.directory.store.Check;
import io.carillon.findme.FindMe;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Numbers that ring beside the telephones of an extension. An extension nobody set it for has version 0. */
@Path("/extensions/{number}/find-me")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions")
public class FindMeResource {
    @Inject
    OutsideDesk desk;

    @Inject
    Directory directory;

    /** As it is. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read which numbers ring beside an extension")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = FindMeView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return answer(stored(Caller.of(security).tenant(), number));
    }

    /** As it shall be. */
    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Change which numbers ring beside an extension")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = FindMeView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            FindMeView body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<FindMe> current = stored(caller.tenant(), number);
        long expected = match.version(current::version);
        FindMe asked = body.settings();
        if (current.createdAt() != null) {
            return answer(desk.update(caller.tenant(), number, asked, new Check(expected, caller.username())));
        }
        if (expected != current.version()) {
            throw Problems.stale("If-Match does not name the version there is; read it again");
        }
        return answer(desk.create(caller.tenant(), number, asked, caller.username()));
    }

    private static Response answer(Stored<FindMe> stored) {
        return Versions.answer(FindMeView.of(stored.settings()), Versions.tag(stored.version()));
    }

    private Stored<FindMe> stored(Tenant tenant, String number) {
        if (directory.current().find(tenant, number).isEmpty()) {
            throw Problems.notFound("there is no such extension");
        }
        return desk.find(FindMe.class, tenant, number)
                .orElseGet(() -> new Stored<>(tenant, number, FindMe.NONE, null, null, 0));
    }
}
