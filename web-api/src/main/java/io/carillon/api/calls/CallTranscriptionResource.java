package io.carillon.api.calls;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.CallDesk;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is said in a live call, as text. */
@Path("/calls/{id}/transcription")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallTranscriptionResource {
    @Inject
    CallDesk desk;

    /** From now on, or no longer. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Write down what somebody says",
            description = "Each sentence of 'party' is handed to the engine of carillon.transcripts.url; its words are the"
                    + " live event call.transcribed. Nobody waits for the engine: what it does not understand in time is"
                    + " lost, and counted.")
    @APIResponse(responseCode = "202", description = "It is being begun or ended")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response transcribe(
            @PathParam("id") String id, TranscriptionBody body, @Context SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        Caller caller = Caller.of(security);
        desk.transcribe(new Asker(caller.tenant(), caller.username(), null), new CallId(id), body.party(),
                !Boolean.FALSE.equals(body.on()), Objects.requireNonNullElse(body.language(), "en"));
        return Response.accepted().build();
    }
}
