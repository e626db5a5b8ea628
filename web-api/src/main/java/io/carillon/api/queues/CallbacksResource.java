package io.carillon.api.queues;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.queue.Callbacks;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.WishView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Callers of a queue who have hung up and keep their place. */
@Path("/queues/{number}/callbacks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queues", description = "Callers who wait for agents")
public class CallbacksResource {
    @Inject
    QueueFloor floor;

    @Inject
    Callbacks callbacks;

    /** Who is to be called back. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "List callers who are to be called back",
            description = "The next one first; who has been called in vain waits until 'notBefore'.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CallbackListing list(@PathParam("number") String number, @Context SecurityContext security) {
        List<WishView> found = floor.wishes(Caller.of(security).tenant(), number);
        if (found == null) {
            throw Problems.notFound("there is no such queue, or it is switched off");
        }
        return new CallbackListing(found.stream().map(CallbackItem::of).toList());
    }

    /** It is not called back any more. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Take a caller off the list", description = "It is not called back; it is not told so.")
    @APIResponse(responseCode = "204", description = "Taken off")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void cancel(
            @PathParam("number") String number, @PathParam("id") String id, @Context SecurityContext security) {
        if (!id.matches("[A-Za-z0-9._-]{1,40}")) {
            throw Problems.notFound("there is no such caller to be called back");
        }
        Caller caller = Caller.of(security);
        callbacks.cancel(caller.tenant(), number, new CallId(id), caller.username());
    }
}
