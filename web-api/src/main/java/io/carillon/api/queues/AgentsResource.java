package io.carillon.api.queues;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Aor;
import io.carillon.queue.Agents;
import io.carillon.queue.floor.QueueFloor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agents of call queues: what they do now, and what they say. */
@Path("/agents")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queues", description = "Callers who wait for agents")
public class AgentsResource {
    @Inject
    QueueFloor floor;

    @Inject
    Agents agents;

    @Inject
    OwnExtension own;

    /** All of them. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List agents", description = "Members of any queue, in the order of their numbers, at most 500"
            + " of each queue; read from memory.")
    public List<AgentItem> list(@Context SecurityContext security) {
        return floor.agents(Caller.of(security).tenant()).stream().map(AgentItem::of).toList();
    }

    /** One of them. */
    @GET
    @Path("/{extension}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(summary = "Read an agent", description = "Role user reads the own extension only.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public AgentItem read(@PathParam("extension") String extension, @Context SecurityContext security) {
        return find(extension, security);
    }

    /** What it says from now on; it is stored before it counts. */
    @PUT
    @Path("/{extension}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Log an agent in or out, or let it make a pause",
            description = "As the star codes *50 to *53 do. Role user does so for the own extension only.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public AgentItem say(
            @PathParam("extension") String extension, @Valid AgentBody body, @Context SecurityContext security) {
        find(extension, security);
        Caller caller = Caller.of(security);
        agents.set(new Aor(caller.tenant(), extension),
                new TreeSet<>(body.queues() == null ? List.of() : body.queues()), body.pause(), caller.username());
        return find(extension, security);
    }

    private AgentItem find(String extension, SecurityContext security) {
        boolean all = security.isUserInRole(Roles.ADMIN) || security.isUserInRole(Roles.SUPERVISOR);
        boolean may = all || own.of(security).filter(extension::equals).isPresent();
        return floor.agents(Caller.of(security).tenant()).stream()
                .filter(agent -> may && agent.number().equals(extension))
                .map(AgentItem::of)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("there is no such agent"));
    }
}
