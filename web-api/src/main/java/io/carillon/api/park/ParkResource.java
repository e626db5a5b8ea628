package io.carillon.api.park;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.calls.CallReference;
import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.OwnSettings;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.ParkDesk;
import io.carillon.park.ParkSettings;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Callers who wait at places of the house. */
@Path("/park")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "park", description = "Parked calls")
public class ParkResource {
    @Inject
    ParkDesk desk;

    @Inject
    OutsideDesk settings;

    @Inject
    OwnExtension own;

    /** Who is parked, in the order of places. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "List parked calls", description = "Everybody in the house may take them.")
    public ParkedView.Listing list(@Context SecurityContext security) {
        return new ParkedView.Listing(desk.list(asker(security)).stream().map(ParkedView::of).toList());
    }

    /** The other side of {@code party} waits, {@code party} leaves. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Park a call", description = "'party' leaves; its other side waits at a place, with music.")
    @APIResponse(
            responseCode = "202",
            description = "The call is being parked",
            content = @Content(schema = @Schema(implementation = ParkedView.Place.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response park(ParkBody body, @Context SecurityContext security) {
        String slot = desk.park(asker(security), new CallId(body.call()), body.party(), body.slot());
        return Response.accepted(new ParkedView.Place(slot)).build();
    }

    /** An extension rings and has the parked call when it answers. */
    @POST
    @Path("/{slot}/take")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Take a parked call",
            description = "Rings an extension, which has the parked call when it answers. Role user: the own one.")
    @APIResponse(
            responseCode = "202",
            description = "The extension rings",
            content = @Content(schema = @Schema(implementation = CallReference.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response take(@PathParam("slot") String slot, ParkBody.Take body, @Context SecurityContext security) {
        String extension = body.extension() != null ? body.extension() : own.of(security).orElse(null);
        if (extension == null) {
            throw Problems.invalidField("extension", "must not be missing: no extension belongs to your account");
        }
        CallId call = desk.take(asker(security), slot, extension);
        return Response.accepted(new CallReference(call.value()))
                .location(URI.create("calls/" + call.value()))
                .build();
    }

    /** Where callers are parked. */
    @GET
    @Path("/settings")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read the places of call park")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ParkSettingsView.class)))
    public Response read(@Context SecurityContext security) {
        return places().read(ParkSettings.HOUSE, security);
    }

    /** Where they shall be parked. */
    @PUT
    @Path("/settings")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change the places of call park",
            description = "Numbers that are somebody's are no places. Who is parked stays where he is.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ParkSettingsView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(ParkSettingsView body, @BeanParam IfMatch match, @Context SecurityContext security) {
        return places().change(ParkSettings.HOUSE, body.settings(), match, security);
    }

    private OwnSettings<ParkSettings, ParkSettingsView> places() {
        return new OwnSettings<>(settings, ParkSettings.DEFAULT, ParkSettingsView::of);
    }

    private Asker asker(SecurityContext security) {
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        return new Asker(caller.tenant(), caller.username(), limit);
    }
}
