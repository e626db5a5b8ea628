package io.carillon.api.extensions;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.presence.WaitingMessages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The message lamp of an extension, set by a voicemail system outside of this one. */
@Path("/extensions/{number}/message-waiting")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions")
public class MessageWaitingResource {
    @Inject
    WaitingMessages waiting;

    /** The counts as last set. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read how many messages wait", description = "As last set; 0 when never set.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = MessageWaiting.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public MessageWaiting read(@PathParam("number") String number, @Context SecurityContext security) {
        return MessageWaiting.of(waiting.counts(Caller.of(security).tenant(), number));
    }

    /** Sets the counts; telephones that watch the mailbox are told at once. */
    @PUT
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Set how many messages wait",
            description = "For a voicemail system outside; the lamps of the extension's telephones follow at once.")
    @APIResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(schema = @Schema(implementation = MessageWaiting.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public MessageWaiting set(
            @PathParam("number") String number, @NotNull MessageWaiting body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return MessageWaiting.of(waiting.set(caller.tenant(), number, body.toCounts(), caller.username()));
    }
}
