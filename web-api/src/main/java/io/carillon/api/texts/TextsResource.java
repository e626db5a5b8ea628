package io.carillon.api.texts;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Aor;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import io.carillon.message.KeptText;
import io.carillon.message.Messages;
import io.carillon.message.TextPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Texts (RFC 3428). Everybody reads those of the own extension. An administrator sees of the others that they are there; what
 * one of them says is as much theirs as what lies in their mailbox, so that reading it stands in the audit.
 */
@Path("/texts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "texts", description = "Texts from extension to extension")
public class TextsResource {
    @Inject
    Messages messages;

    @Inject
    Directory directory;

    @Inject
    OwnExtension own;

    /** One page of them. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "List texts",
            description = "Newest first. Administrators see those of the house, what they say only of their own; everybody else"
                    + " those of the own extension.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = TextListing.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public TextListing listTexts(@BeanParam TextFilter filter, @Context SecurityContext security) {
        Optional<Extension> limit = own.limit(security, Roles.ADMIN)
                .map(number -> extension(security).orElseThrow(() -> Problems.forbidden("extension " + number + " is gone")));
        Instant now = Instant.now();
        TextPage page = messages.search(filter.toQuery(Caller.of(security).tenant(), limit, now));
        Extension mine = extension(security).orElse(null);
        return new TextListing(
                page.texts().stream().map(one -> TextView.of(one, isOf(one, mine), now)).toList(), page.nextCursor());
    }

    /** The extension of the account, if it is still there. */
    private Optional<Extension> extension(SecurityContext security) {
        return own.of(security).flatMap(number -> directory.current().find(Caller.of(security).tenant(), number))
                .map(Subscriber::extension);
    }

    /** Whether it is of this extension, and of this time of its number. */
    private static boolean isOf(KeptText text, Extension mineOrNull) {
        return mineOrNull != null && text.concerns(mineOrNull.number())
                && !text.text().sentAt().isBefore(mineOrNull.createdAt());
    }

    private boolean isOwn(KeptText text, SecurityContext security) {
        return isOf(text, extension(security).orElse(null));
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Read a text",
            description = "That an administrator reads one between others is noted in the audit.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public TextView readText(@PathParam("id") String id, @Context SecurityContext security) {
        KeptText text = known(id, security);
        if (!isOwn(text, security)) {
            messages.read(text, Caller.of(security).username());
        }
        return TextView.of(text, true, Instant.now());
    }

    private KeptText known(String id, SecurityContext security) {
        return messages.find(Caller.of(security).tenant(), id)
                .filter(text -> security.isUserInRole(Roles.ADMIN) || isOwn(text, security))
                .orElseThrow(() -> Problems.notFound("there is no such text"));
    }

    /** To another extension. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Send a text",
            description = "From the own extension. Every telephone of the other one gets it; when there is none it waits. It"
                    + " stands in the audit, without what it says. The answer does not repeat it.")
    @APIResponse(
            responseCode = "202",
            description = "On its way, or kept",
            content = @Content(schema = @Schema(implementation = TextView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response sendText(NewTextBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Extension from = extension(security)
                .filter(Extension::enabled)
                .orElseThrow(() -> Problems.forbidden("no extension in service belongs to your account"));
        KeptText sent = messages.send(new Aor(caller.tenant(), from.number()), body.to(), body.text(), caller.username());
        // an answer is kept with its Idempotency-Key, for longer than the text may have to be
        return Response.accepted(TextView.of(sent, false, Instant.now()))
                .location(URI.create("texts/" + sent.text().id()))
                .build();
    }

    /** It does not come any more. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER})
    @Operation(
            summary = "Take back a text that waits",
            description = "By whoever sent it, or an administrator. A telephone that is just being offered it may have it all the"
                    + " same.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public void takeBackText(@PathParam("id") String id, @Context SecurityContext security) {
        KeptText text = known(id, security);
        if (!security.isUserInRole(Roles.ADMIN)
                && !own.of(security).filter(text.text().from()::equals).isPresent()) {
            throw Problems.forbidden("only who has sent it takes it back");
        }
        messages.takeBack(text, Caller.of(security).username());
    }
}
