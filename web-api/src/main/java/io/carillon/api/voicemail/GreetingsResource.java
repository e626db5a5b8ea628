package io.carillon.api.voicemail;

import io.carillon.api.audio.WavAnswer;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Aor;
import io.carillon.voicemail.AudioMissing;
import io.carillon.voicemail.Greeting;
import io.carillon.voicemail.VoicemailDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a mailbox says in its owner's voice. Everybody reaches the own mailbox, an administrator any. */
@Path("/voicemail/{extension}/greetings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "voicemail")
public class GreetingsResource {
    @Inject
    VoicemailDesk desk;

    @Inject
    OwnMailbox own;

    /** Those there are. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "List the greetings of a mailbox")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = GreetingListing.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public GreetingListing listGreetings(
            @PathParam("extension") String extension, @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        return new GreetingListing(desk.greetings(mailbox.tenant(), mailbox.user()).entrySet().stream()
                .map(one -> GreetingView.of(one.getKey(), one.getValue()))
                .toList());
    }

    /** One of them. */
    @GET
    @Path("/{kind}")
    @Produces({WavAnswer.WAV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Hear a greeting", description = "Kinds are temporary, unavailable, busy and name.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(
                    mediaType = WavAnswer.WAV,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The stretch")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hearGreeting(
            @PathParam("extension") String extension,
            @PathParam("kind") String kind,
            @HeaderParam("Range") String range,
            @Context SecurityContext security) {
        Aor mailbox = own.of(extension, security);
        try {
            return WavAnswer.of(desk.hearGreeting(mailbox.tenant(), mailbox.user(), kind(kind)), range, kind);
        } catch (AudioMissing missing) {
            throw Problems.unavailable(missing.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** A new one in its place. */
    @PUT
    @Path("/{kind}")
    @Consumes(WavAnswer.WAV)
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Store a greeting",
            description = "A WAV file of 16-bit linear or G.711 samples, at most 8 MiB.")
    @RequestBody(content = @Content(
            mediaType = WavAnswer.WAV,
            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "204", description = "Stored")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void storeGreeting(
            @PathParam("extension") String extension,
            @PathParam("kind") String kind,
            InputStream wav,
            @Context SecurityContext security) throws IOException {
        Aor mailbox = own.of(extension, security);
        Greeting greeting = kind(kind);
        try {
            String objection = desk.greet(mailbox, greeting, wav.readAllBytes(), Caller.of(security).username());
            if (!objection.isEmpty()) {
                throw Problems.invalidField("body", objection);
            }
        } catch (AudioMissing away) {
            throw Problems.unavailable(away.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** It is gone. */
    @DELETE
    @Path("/{kind}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Take a greeting away", description = "Callers hear the next best from then on.")
    @APIResponse(responseCode = "204", description = "Taken away")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void removeGreeting(
            @PathParam("extension") String extension,
            @PathParam("kind") String kind,
            @Context SecurityContext security) {
        desk.forgetGreeting(own.of(extension, security), kind(kind), Caller.of(security).username());
    }

    private static Greeting kind(String name) {
        for (Greeting kind : Greeting.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw Problems.notFound("there is no such kind of greeting");
    }
}
