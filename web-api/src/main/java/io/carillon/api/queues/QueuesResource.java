package io.carillon.api.queues;

import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.queue.CallQueue;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Call queues: list, create, read, change and delete. */
@Path("/queues")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queues", description = "Callers who wait for agents")
public class QueuesResource {
    private static final NamedSettings.Kind<CallQueue, QueueItem> KIND =
            new NamedSettings.Kind<>(
                    CallQueue.class, "queues", "queue", "number", QueueItem::of);

    @Inject
    OutsideDesk desk;

    /** One page, by number. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List call queues", description = "In the order of their numbers.")
    public QueuePage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, QueuePage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a call queue")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = QueueItem.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(QueueBody body, @Context SecurityContext security) {
        return items().create(body.number(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a call queue")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = QueueItem.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return items().read(number, security);
    }

    /** A changed one; callers who wait go on by it. */
    @PUT
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a call queue")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = QueueItem.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            QueueBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(number, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone; who waits is told so and let go. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a call queue", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("number") String number, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(number, headers, security);
    }

    private NamedSettings<CallQueue, QueueItem> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
