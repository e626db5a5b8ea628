package io.carillon.api.prompts;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.PromptFiles;
import io.carillon.prompt.PromptDesk;
import io.carillon.prompt.PromptsAway;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recordings that the house makes for its menus: hand in, list, hear and delete. */
@Path("/prompts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "prompts", description = "Recordings of your own for menus")
public class PromptsResource {
    private static final String WAV = "audio/wav";
    private static final int RETRY_SECONDS = 5;

    @Inject
    PromptDesk desk;

    /** All of the tenant. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List recordings", description = "By language and name.")
    public PromptListing list(@Context SecurityContext security) {
        return asked(() -> new PromptListing(
                desk.list(Caller.of(security).tenant()).stream().map(PromptView::of).toList()));
    }

    /** A new one, or another in its place. */
    @PUT
    @Path("/{language}/{name}")
    @Consumes({WAV, "audio/x-wav", "audio/vnd.wave", MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Hand in a recording",
            description = "A WAV file of up to 8 MiB and 300 seconds: 16-bit linear or G.711, one or two channels, 8000 to"
                    + " 48000 samples per second. It is brought to the loudness of the other prompts and takes the place"
                    + " of one of that name; menus name it by 'file', and callers hear it at once.")
    @RequestBody(required = true, content = @Content(
            mediaType = WAV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = PromptView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public PromptView put(
            @PathParam("language") String language,
            @PathParam("name") String name,
            @Context SecurityContext security,
            InputStream sound) throws IOException {
        byte[] bytes = sound.readNBytes(PromptFiles.MOST_BYTES + 1);
        PromptFiles.Taken taken = asked(() -> desk.put(wanted(security, language, name), bytes));
        if (taken.refusal() != null) {
            throw Problems.invalidField("recording", taken.refusal());
        }
        return PromptView.of(taken.file());
    }

    /** The sound of one, as it is kept. */
    @GET
    @Path("/{language}/{name}")
    @Produces({WAV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Hear a recording", description = "A WAV file, 16 bits, 16000 or 8000 samples per second.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(mediaType = WAV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response hear(
            @PathParam("language") String language,
            @PathParam("name") String name,
            @Context SecurityContext security) {
        return Response.ok(asked(() -> desk.hear(wanted(security, language, name))), WAV).build();
    }

    /** It is gone. */
    @DELETE
    @Path("/{language}/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a recording", description = "Menus that name it say two short tones in its place.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public void delete(
            @PathParam("language") String language,
            @PathParam("name") String name,
            @Context SecurityContext security) {
        asked(() -> {
            desk.delete(wanted(security, language, name));
            return null;
        });
    }

    private static PromptDesk.Wanted wanted(SecurityContext security, String language, String name) {
        Caller caller = Caller.of(security);
        return new PromptDesk.Wanted(caller.tenant(), language, name, caller.username());
    }

    /** Something that the adapter is needed for. */
    @FunctionalInterface
    private interface Errand<T> {
        T run() throws PromptsAway;
    }

    private static <T> T asked(Errand<T> errand) {
        try {
            return errand.run();
        } catch (PromptsAway away) {
            throw Problems.unavailable(away.getMessage(), RETRY_SECONDS);
        }
    }
}
