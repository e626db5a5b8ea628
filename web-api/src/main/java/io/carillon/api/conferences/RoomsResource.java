package io.carillon.api.conferences;

import io.carillon.api.calls.CallReference;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.contract.CallId;
import io.carillon.engine.RoomDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conference rooms with people in them, seen and led. What is asked is done at once, and shows a moment later. */
@Path("/conference-rooms")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conferences", description = "Rooms where people meet")
public class RoomsResource {
    @Inject
    RoomDesk desk;

    /** All of the tenant. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List conferences that go on", description = "In the order of their numbers; read from memory.")
    public RoomList list(@Context SecurityContext security) {
        return new RoomList(desk.rooms(Caller.of(security).tenant()).stream().map(RoomView::of).toList());
    }

    /** One of them. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a conference that goes on", description = "Who is in it and who speaks.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RoomView read(@PathParam("number") String number, @Context SecurityContext security) {
        return RoomView.of(desk.room(Caller.of(security).tenant(), number));
    }

    /** Everybody goes. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "End a conference", description = "Everybody hears that it has ended and is let go.")
    @APIResponse(responseCode = "202", description = "It is being ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response end(@PathParam("number") String number, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.end(caller.tenant(), number, caller.username());
        return Response.accepted().build();
    }

    /** Nobody but moderators comes in, or everybody again. */
    @PUT
    @Path("/{number}/lock")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Lock or unlock a conference", description = "Moderators come in nevertheless.")
    @APIResponse(responseCode = "202", description = "It is so now")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response lock(@PathParam("number") String number, SwitchBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.lock(caller.tenant(), number, body.on(), caller.username());
        return Response.accepted().build();
    }

    /** All but moderators are muted, or can be heard again. */
    @PUT
    @Path("/{number}/mute")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Mute all but moderators, or let them speak")
    @APIResponse(responseCode = "202", description = "It is being done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response mute(@PathParam("number") String number, SwitchBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.muteAll(caller.tenant(), number, body.on(), caller.username());
        return Response.accepted().build();
    }

    /** It is recorded, or no longer. */
    @PUT
    @Path("/{number}/recording")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Record a conference, or end that",
            description = "All hear that it is recorded. The recording is found in /api/recordings afterwards.")
    @APIResponse(responseCode = "202", description = "It is being done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response record(@PathParam("number") String number, SwitchBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.record(caller.tenant(), number, body.on(), caller.username());
        return Response.accepted().build();
    }

    /** A number is called into it. */
    @POST
    @Path("/{number}/participants")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Call somebody into a conference",
            description = "Whoever answers is in it and is asked for no PIN; nobody needs to be in it yet.")
    @APIResponse(
            responseCode = "202",
            description = "The number is being called",
            content = @Content(schema = @Schema(implementation = CallReference.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response call(
            @PathParam("number") String number, InviteBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        CallId call = desk.invite(caller.tenant(), number, body.number(), caller.username());
        return Response.accepted(new CallReference(call.value())).build();
    }

    /** Somebody in it is heard or not, louder or quieter. */
    @PUT
    @Path("/{number}/participants/{party}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Mute somebody in a conference, or change how loud he is",
            description = "'party' is a leg, a call or a number. What is absent stays.")
    @APIResponse(responseCode = "202", description = "It is being done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response adjust(
            @PathParam("number") String number,
            @PathParam("party") String party,
            LevelsBody body,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.adjust(caller.tenant(), number, party, body.levels(), caller.username());
        return Response.accepted().build();
    }

    /** Somebody has to go. */
    @DELETE
    @Path("/{number}/participants/{party}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Remove somebody from a conference", description = "He hears so and is let go.")
    @APIResponse(responseCode = "202", description = "He is being removed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response remove(
            @PathParam("number") String number, @PathParam("party") String party, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        desk.kick(caller.tenant(), number, party, caller.username());
        return Response.accepted().build();
    }
}
