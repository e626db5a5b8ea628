package io.carillon.api.trace;

import io.carillon.api.http.Caller;
import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.Roles;
import io.carillon.trace.TraceDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Switches the recording of SIP messages. It begins and ends at once, without a restart. */
@Path("/trace")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trace", description = "SIP messages of calls")
@OfTheServer
public class TraceResource {
    @Inject
    TraceDesk desk;

    /** What is recorded now. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read what is recorded")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = TraceView.class)))
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TraceView read() {
        return TraceView.of(desk.state());
    }

    /** Records these calls from now on. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Record the SIP messages of calls",
            description = "Takes the place of what was ordered before. What was recorded is read at"
                    + " /calls/{id}/trace; credentials and media keys are blotted out. Who ordered it is in the audit.")
    @APIResponse(
            responseCode = "200",
            description = "Recording",
            content = @Content(schema = @Schema(implementation = TraceView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TraceView start(@NotNull TraceBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return TraceView.of(desk.start(caller.tenant(), caller.username(), body.toWish()));
    }

    /** Records nothing more. */
    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Record nothing more",
            description = "What was recorded can be read until newer calls need the room, or the server stops.")
    @APIResponse(
            responseCode = "200",
            description = "Off",
            content = @Content(schema = @Schema(implementation = TraceView.class)))
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TraceView stop(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return TraceView.of(desk.stop(caller.tenant(), caller.username()));
    }
}
