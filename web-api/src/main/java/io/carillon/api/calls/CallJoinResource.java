package io.carillon.api.calls;

import io.carillon.api.auth.OwnExtension;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Attended transfers. Role user reaches the calls of the own extension, and leaves them on its behalf only. */
@Path("/calls/{id}/join")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallJoinResource {
    @Inject
    CallDesk desk;

    @Inject
    OwnExtension own;

    /** Who is in two calls leaves them, the other two talk with each other. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Transfer after having asked",
            description = "'party' talks in this call, and in 'call' it talks as well or waits for an answer. It leaves both;"
                    + " the other two talk with each other in this call, and 'call' ends. When that cannot be done both stay"
                    + " as they are, and the record of this call says why.")
    @APIResponse(responseCode = "202", description = "The calls are being joined")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response join(@PathParam("id") String id, JoinBody body, @Context SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        desk.join(new Asker(caller.tenant(), caller.username(), limit), new CallId(id), new CallId(body.call()), body.party());
        return Response.accepted().build();
    }
}
