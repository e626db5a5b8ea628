package io.carillon.api.calls;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.MediaDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the audio of a live call is now. */
@Path("/calls/{id}/media")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallMediaResource {
    @Inject
    MediaDesk desk;

    @Inject
    OwnExtension own;

    /** Codec, encryption and quality of each leg. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "See codec, encryption and quality of a live call",
            description = "Of each telephone, read when it is asked for: what is spoken in both directions, and losses,"
                    + " jitter, round trip and opinion score since it came in and in the last interval. Of a call that is over"
                    + " /api/cdrs/{id}/quality tells.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CallMedia media(@PathParam("id") String id, @Context SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        return CallMedia.of(desk.of(new Asker(caller.tenant(), caller.username(), limit), new CallId(id)));
    }
}
