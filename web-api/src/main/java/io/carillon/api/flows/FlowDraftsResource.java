package io.carillon.api.flows;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.FlowDesk;
import io.carillon.flow.draft.FlowDraft;
import io.carillon.trunk.PlanEdit;
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
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Drafts: list, begin, read, change, discard and publish. */
@Path("/flow-drafts")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
public class FlowDraftsResource {
    static final String PATH = "flow-drafts/";

    @Inject
    FlowDesk desk;

    @Inject
    FlowDrafts drafts;

    /** All of them. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List drafts", description = "Newest first, up to 100.")
    public FlowDraftListing list(@Context SecurityContext security) {
        return new FlowDraftListing(desk.drafts(Caller.of(security).tenant()).stream().map(this::shown).toList());
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Begin a draft",
            description = "Changes of several things that are thought of together. Calls go by it when it is published.")
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = FlowDraftView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(FlowDraftBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return begun(desk.begin(caller.tenant(), drafts.plan(body), caller.username()));
    }

    private Response begun(FlowDraft draft) {
        return Response.created(URI.create(PATH + draft.id()))
                .tag(Versions.tag(draft.version()))
                .entity(shown(draft))
                .build();
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a draft")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = FlowDraftView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("id") String id, @Context SecurityContext security) {
        return answer(drafts.draft(Caller.of(security).tenant(), id));
    }

    /** A changed one. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a draft")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = FlowDraftView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("id") String id,
            FlowDraftBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        FlowDraft draft = drafts.draft(caller.tenant(), id);
        return answer(desk.change(caller.tenant(), draft.id(), drafts.plan(body), check(caller, match, draft)));
    }

    /** It is gone. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Discard a draft", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Discarded")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        FlowDraft draft = drafts.draft(caller.tenant(), id);
        long expected = Versions.expectedOrCurrent(headers, draft::version);
        desk.discard(caller.tenant(), draft.id(), new Check(expected, caller.username()));
    }

    /** Calls go by it. */
    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Publish a draft",
            description = "Makes all of its changes in one transaction, or none. 412 when somebody else has changed the"
                    + " draft, or, with each thing named as a field, what it changes; a fault of a thing is named"
                    + " kind/name/field.")
    @APIResponse(
            responseCode = "200",
            description = "Published",
            content = @Content(schema = @Schema(implementation = FlowVersionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public FlowVersionView publish(
            @PathParam("id") String id, @BeanParam IfMatch match, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Tenant tenant = caller.tenant();
        FlowDraft draft = drafts.draft(tenant, id);
        Check check = check(caller, match, draft);
        List<PlanEdit> edits = drafts.edits(drafts.changes(draft));
        if (edits.isEmpty()) {
            throw Problems.conflict("the draft changes nothing");
        }
        FlowDraft published = desk.publish(tenant, draft.id(), edits, check);
        return FlowVersionView.of(published, drafts.changes(published));
    }

    private static Check check(Caller caller, IfMatch match, FlowDraft draft) {
        return new Check(match.version(draft::version), caller.username());
    }

    private FlowDraftView shown(FlowDraft draft) {
        return FlowDraftView.of(draft, drafts.changes(draft));
    }

    private Response answer(FlowDraft draft) {
        return Versions.answer(shown(draft), Versions.tag(draft.version()));
    }
}
