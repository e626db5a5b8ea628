package io.carillon.api.recordings;

import io.carillon.api.audio.WavAnswer;
import io.carillon.api.audio.WaveformView;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.recording.RecordingDesk;
import io.carillon.recording.RecordingEntry;
import io.carillon.recording.RecordingMissing;
import io.carillon.recording.RecordingPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recordings of the tenant. The audio is decrypted while it is read; every hearing stands in the audit. */
@Path("/recordings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recordings", description = "Recordings of calls, and which calls are recorded")
public class RecordingsResource {
    @Inject
    RecordingDesk desk;

    /** One page of a search. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "Search recordings", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = RecordingListing.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public RecordingListing search(@BeanParam RecordingFilter filter, @Context SecurityContext security) {
        RecordingPage page = desk.search(filter.toQuery(Caller.of(security).tenant()));
        return new RecordingListing(page.entries().stream().map(RecordingView::of).toList(), page.nextCursor());
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "Read what is known of a recording")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RecordingView read(@PathParam("id") String id, @Context SecurityContext security) {
        return RecordingView.of(known(Caller.of(security).tenant(), id));
    }

    /** The audio, or a stretch of it. */
    @GET
    @Path("/{id}/audio")
    @Produces({WavAnswer.WAV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Hear a recording",
            description = "A WAV file, 16 bits. One range of bytes may be asked for. Each request is noted in the audit.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(
                    mediaType = WavAnswer.WAV,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The stretch",
            content = @Content(
                    mediaType = WavAnswer.WAV,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "416", description = "Nothing of it is in that range")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hear(
            @PathParam("id") String id,
            @HeaderParam("Range") @Parameter(description = "bytes=first-last") String range,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        known(caller.tenant(), id);
        try {
            return WavAnswer.of(desk.hear(caller.tenant(), id, caller.username()), range, id);
        } catch (RecordingMissing missing) {
            throw Problems.unavailable(missing.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** How loud it is where. */
    @GET
    @Path("/{id}/waveform")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "See what a recording looks like",
            description = "Each request is noted in the audit.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public WaveformView look(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        known(caller.tenant(), id);
        try {
            return WaveformView.of(desk.look(caller.tenant(), id, caller.username()));
        } catch (RecordingMissing missing) {
            throw Problems.unavailable(missing.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    /** Keeps it whatever its retention says, or no longer. */
    @PUT
    @Path("/{id}/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Put a recording on legal hold, or release it",
            description = "On hold it is neither destroyed by its retention nor by DELETE.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RecordingView hold(@PathParam("id") String id, HoldBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return RecordingView.of(desk.hold(caller.tenant(), id, body.hold(), caller.username()));
    }

    /** It is gone for good. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Destroy a recording", description = "The audio and what is known of it, for good.")
    @APIResponse(responseCode = "204", description = "Destroyed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void destroy(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        try {
            desk.destroy(caller.tenant(), id, caller.username());
        } catch (RecordingMissing away) {
            throw Problems.unavailable(away.getMessage(), WavAnswer.RETRY_SECONDS);
        }
    }

    private RecordingEntry known(Tenant tenant, String id) {
        return desk.find(tenant, id).orElseThrow(() -> Problems.notFound("there is no such recording"));
    }
}
