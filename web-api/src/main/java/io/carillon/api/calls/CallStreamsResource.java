package io.carillon.api.calls;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.StreamDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** The sound of a live call on its way to a program and back. */
@Path("/calls/{id}/streams")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallStreamsResource {
    @Inject
    StreamDesk desk;

    /** The streams of the call. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List the streams of a call")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = StreamListing.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public StreamListing list(@PathParam("id") String id, @Context SecurityContext security) {
        return new StreamListing(desk.of(asker(security), callId(id)).stream().map(StreamView::of).toList());
    }

    /** One more. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Stream the sound of a telephone to a WebSocket",
            description = "The first message there is {\"event\":\"start\",...}, then come binary messages of 20 ms, the last"
                    + " is {\"event\":\"stop\",...}. With 'talks' binary messages that come back are heard by that telephone,"
                    + " in place of whoever it talks with; the texts {\"event\":\"clear\"}, {\"event\":\"mark\",\"name\":...}"
                    + " and {\"event\":\"stop\"} are understood. Of what comes back 30 seconds wait; more is dropped, and told"
                    + " by {\"event\":\"full\"}. Of what the far end does not take in time 1.2 seconds wait; more is dropped and"
                    + " counted. The stream ends with the telephone's part in the call.")
    @APIResponse(
            responseCode = "202",
            description = "It is being begun",
            content = @Content(schema = @Schema(implementation = StreamReference.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response begin(
            @PathParam("id") String id, StreamBody body, @Context SecurityContext security) {
        String stream = desk.begin(asker(security), callId(id), body.party(), body.order());
        return Response.accepted(new StreamReference(stream)).build();
    }

    /** It is over. */
    @DELETE
    @Path("/{stream}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "End a stream")
    @APIResponse(responseCode = "204", description = "It is being ended")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void end(
            @PathParam("id") String id, @PathParam("stream") String stream, @Context SecurityContext security) {
        if (!desk.end(asker(security), callId(id), stream)) {
            throw Problems.notFound("the call has no such stream");
        }
    }

    private static Asker asker(SecurityContext security) {
        Caller caller = Caller.of(security);
        return new Asker(caller.tenant(), caller.username(), null);
    }

    private static CallId callId(String text) {
        if (!text.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        return new CallId(text);
    }
}
