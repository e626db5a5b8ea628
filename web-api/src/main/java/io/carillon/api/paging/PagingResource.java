package io.carillon.api.paging;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.engine.Asker;
import io.carillon.engine.PagingDesk;
import io.carillon.paging.PageZone;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Paging zones: list, create, read, change and delete them, and say something to everybody in one. */
@Path("/paging")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "paging", description = "Telephones that are spoken to together")
public class PagingResource {
    private static final NamedSettings.Kind<PageZone, ZoneView> KIND =
            new NamedSettings.Kind<>(
                    PageZone.class, "paging", "paging zone", "number", ZoneView::of);

    @Inject
    OutsideDesk desk;

    @Inject
    PagingDesk paging;

    /** One page, by number. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List paging zones", description = "In the order of their numbers.")
    public ZonePage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, ZonePage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a paging zone")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ZoneView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(ZoneBody body, @Context SecurityContext security) {
        return items().create(body.number(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a paging zone")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ZoneView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return items().read(number, security);
    }

    /** A changed one; calls in progress go on as they began. */
    @PUT
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a paging zone")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ZoneView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            ZoneBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(number, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone; calls in progress go on. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a paging zone", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("number") String number, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(number, headers, security);
    }

    /** The telephones of the zone answer by themselves and say it. */
    @POST
    @Path("/{number}/broadcast")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Say something to everybody in a paging zone",
            description = "Telephones are asked to answer by themselves, also of those who are in a call or do not want to"
                    + " be disturbed. Each has a call record of its own.")
    @APIResponse(
            responseCode = "202",
            description = "Telephones are being called",
            content = @Content(schema = @Schema(implementation = BroadcastBody.Answer.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response broadcast(
            @PathParam("number") String number, BroadcastBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int extensions = paging.broadcast(
                new Asker(caller.tenant(), caller.username(), null), number, body.prompt());
        return Response.accepted(new BroadcastBody.Answer(extensions)).build();
    }

    private NamedSettings<PageZone, ZoneView> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
