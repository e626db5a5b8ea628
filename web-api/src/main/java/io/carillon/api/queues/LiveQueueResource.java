package io.carillon.api.queues;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.floor.QueueView;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What goes on in a call queue now. */
@Path("/queues/{number}/live")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queues", description = "Callers who wait for agents")
public class LiveQueueResource {
    @Inject
    QueueFloor floor;

    @Inject
    QueueRecords records;

    /** Who waits and who serves. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "A call queue as it is now",
            description = "Who waits and what agents do comes from memory, what came of today's callers from their"
                    + " records.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public LiveQueue live(@PathParam("number") String number, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        QueueView view = floor.queue(tenant, number);
        if (view == null) {
            throw Problems.notFound("there is no such queue, or it is switched off");
        }
        Instant midnight = LocalDate.now().atStartOfDay(ZoneId.systemDefault()).toInstant();
        Instant now = Instant.now();
        return LiveQueue.of(view, records.numbers(tenant, number, midnight, now), now);
    }
}
