package io.carillon.api.calls;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.engine.Asker;
import io.carillon.engine.DropDesk;
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

/** Messages for answering machines. Role user reaches the calls of the own extension. */
@Path("/calls/{id}/drop")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "Live calls")
public class CallDropResource {
    @Inject
    DropDesk desk;

    @Inject
    OwnExtension own;

    /** {@code party} leaves, the machine hears the message. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Leave a message on an answering machine",
            description = "'party' leaves at once. The other side hears the recording drop-N of the house to its end and is"
                    + " let go: after the beep when the call was placed with 'detect' and none was heard yet.")
    @APIResponse(responseCode = "202", description = "The message is being left")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response dropMessage(@PathParam("id") String id, DropBody body, @Context SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw Problems.notFound("there is no such live call");
        }
        Caller caller = Caller.of(security);
        String limit = own.limit(security, Roles.ADMIN, Roles.SUPERVISOR).orElse(null);
        desk.drop(new Asker(caller.tenant(), caller.username(), limit), new CallId(id), body.party(), body.message());
        return Response.accepted().build();
    }
}
