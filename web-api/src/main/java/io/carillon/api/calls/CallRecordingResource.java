package io.carillon.api.calls;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.AppRequest.Recording;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The recording of a live call. Role user reaches the calls of the own extension. */
@Path("/calls/{id}/recording")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallRecordingResource {
    @Inject
    CallDesk desk;

    @Inject
    OwnExtension own;

    /** From now on. */
    @POST
    @Path("/start")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Record a call",
            description = "As long as people talk in it. Where a policy says never, nothing is recorded: 'recording' of"
                    + " the call tells.")
    @APIResponse(responseCode = "202", description = "The recording is being started")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response startRecording(@PathParam("id") String id, @Context SecurityContext security) {
        return asked(id, Recording.START, security);
    }

    /** Silence from now on. */
    @POST
    @Path("/pause")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Pause a recording",
            description = "For card data and the like: from now on it is silent, and a transfer does not change that.")
    @APIResponse(responseCode = "202", description = "The recording is being paused")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response pauseRecording(@PathParam("id") String id, @Context SecurityContext security) {
        return asked(id, Recording.PAUSE, security);
    }

    /** It goes on. */
    @POST
    @Path("/resume")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Resume a recording")
    @APIResponse(responseCode = "202", description = "The recording goes on")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response resumeRecording(@PathParam("id") String id, @Context SecurityContext security) {
        return asked(id, Recording.RESUME, security);
    }

    /** It is over, the call goes on. */
    @POST
    @Path("/stop")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "End a recording",
            description = "The call goes on. Where a policy says always the recording goes on as well.")
    @APIResponse(responseCode = "202", description = "The recording is being ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response stopRecording(@PathParam("id") String id, @Context SecurityContext security) {
        return asked(id, Recording.STOP, security);
    }

    private Response asked(String id, Recording wish, SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        desk.record(new Asker(caller.tenant(), caller.username(), limit), new CallId(id), wish);
        return Response.accepted().build();
    }
}
