package io.carillon.api.voicemail;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.KnownExtension;
import io.carillon.api.trunks.OwnSettings;
import io.carillon.contract.Aor;
import io.carillon.mailbox.Mailbox;
import io.carillon.trunk.OutsideDesk;
import io.carillon.voicemail.PinRules;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

/** What a mailbox is like, and its PIN. Everybody reaches the own mailbox, an administrator any. */
@Path("/voicemail/{extension}")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "voicemail", description = "Mailboxes and what lies in them")
public class MailboxResource {
    @Inject
    OutsideDesk settings;

    @Inject
    VoicemailDesk desk;

    @Inject
    KnownExtension extensions;

    @Inject
    OwnMailbox own;

    /** As it is. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Read what a mailbox is like", description = "One that nobody has set is switched off.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MailboxView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response readMailbox(@PathParam("extension") String extension, @Context SecurityContext security) {
        return settings().read(own.of(extension, security).user(), security);
    }

    /** As it shall be. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change what a mailbox is like",
            description = "What is absent is as in a mailbox that nobody has set.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = MailboxView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response changeMailbox(
            @PathParam("extension") String extension,
            MailboxView body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return settings().change(extensions.number(extension, security), body.settings(), match, security);
    }

    private OwnSettings<Mailbox, MailboxView> settings() {
        return new OwnSettings<>(settings, Mailbox.NONE, MailboxView::of);
    }

    /** Another PIN. */
    @PUT
    @Path("/pin")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Set the PIN of a mailbox", description = "A mailbox that was locked is open again.")
    @APIResponse(responseCode = "204", description = "Set")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void setPin(
            @PathParam("extension") String extension, PinBody body, @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        if (!PinRules.isGood(body.pin(), mailbox.user())) {
            throw Problems.invalidField(
                    "pin", "must be 4 to 10 digits, neither all the same nor in a row nor the number of the mailbox");
        }
        desk.choosePin(mailbox, body.pin(), Caller.of(security).username());
    }

    /** No PIN. */
    @DELETE
    @Path("/pin")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take the PIN of a mailbox away",
            description = "Then only the telephones of the extension come in, and are asked for nothing.")
    @APIResponse(responseCode = "204", description = "Taken away")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void removePin(@PathParam("extension") String extension, @Context SecurityContext security) {
        desk.forgetPin(own.of(extension, security), Caller.of(security).username());
    }
}
