package io.carillon.api.voicemail;

import io.carillon.api.audio.WavAnswer;
import io.carillon.api.audio.WaveformView;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Aor;
import io.carillon.voicemail.AudioMissing;
import io.carillon.voicemail.Message;
import io.carillon.voicemail.Transcript;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What lies in a mailbox. Everybody reaches the own mailbox, an administrator any; every hearing stands in the audit. */
@Path("/voicemail/{extension}/messages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "voicemail")
public class MessagesResource {
    @Inject
    VoicemailDesk desk;

    @Inject
    OwnMailbox own;

    /** All of it. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "List what lies in a mailbox",
            description = "Newest first, at most 1000. What was deleted is among it until the purge.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = MessageListing.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public MessageListing listMessages(
            @PathParam("extension") String extension, @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        Map<String, Transcript> said = desk.transcripts(mailbox.tenant(), mailbox.user());
        return new MessageListing(desk.list(mailbox.tenant(), mailbox.user()).stream()
                .map(message -> MessageView.of(message, said.get(message.audio())))
                .toList());
    }

    /** One message. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Read what is known of a message")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public MessageView readMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            @Context SecurityContext security) {
        return view(known(extension, id, security));
    }

    private MessageView view(Message message) {
        return MessageView.of(message, desk.transcript(message).orElse(null));
    }

    private Message known(String extension, String id, SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        return desk.find(mailbox.tenant(), mailbox.user(), id);
    }

    /** Its audio, or a stretch of it. */
    @GET
    @Path("/{id}/audio")
    @Produces({WavAnswer.WAV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Hear a message",
            description = "A WAV file, 16 bits. One range of bytes may be asked for. Each request is noted in the audit;"
                    + " the message does not count as heard by it.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(
                    mediaType = WavAnswer.WAV,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The stretch")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "416", description = "Nothing of it is in that range")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hearMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            @HeaderParam("Range") @Parameter(description = "bytes=first-last") String range,
            @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        try {
            return WavAnswer.of(
                    desk.hear(mailbox.tenant(), mailbox.user(), id, Caller.of(security).username()), range, id);
        } catch (AudioMissing missing) {
            throw Problems.unavailable(missing.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** How loud it is where. */
    @GET
    @Path("/{id}/waveform")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "See what a message looks like",
            description = "Each request is noted in the audit.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public WaveformView lookAtMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        try {
            return WaveformView.of(
                    desk.look(mailbox.tenant(), mailbox.user(), id, Caller.of(security).username()));
        } catch (AudioMissing missing) {
            throw Problems.unavailable(missing.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** What becomes of it. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Save a message, mark it as heard, put it away, or have it back",
            description = "The lamps of the extension's telephones follow at once.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public MessageView markMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            MarkBody body,
            @Context SecurityContext security) {
        Message message = known(extension, id, security);
        return view(desk.mark(message, body.applied(message.mark(), Instant.now())));
    }

    /** It is in other mailboxes, too. */
    @POST
    @Path("/{id}/forward")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Send a message on",
            description = "Into the mailbox of another extension or those of a list, as new there; lamps, events and e-mails"
                    + " follow. It stands in the audit.")
    @APIResponse(responseCode = "200", description = "Sent on")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public ForwardAnswer forwardMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            ForwardBody body,
            @Context SecurityContext security) {
        Message message = known(extension, id, security);
        return new ForwardAnswer(desk.forward(message, body.order(message.mailbox(), Caller.of(security).username())));
    }

    /** It is gone for good. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Destroy a message",
            description = "For good; its audio when no other mailbox has the message.")
    @APIResponse(responseCode = "204", description = "Destroyed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void destroyMessage(
            @PathParam("extension") String extension,
            @PathParam("id") String id,
            @Context SecurityContext security) {
        try {
            desk.destroy(known(extension, id, security), Caller.of(security).username());
        } catch (AudioMissing away) {
            throw Problems.unavailable(away.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }
}
