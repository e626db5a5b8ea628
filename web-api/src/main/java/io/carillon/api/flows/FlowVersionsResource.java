package io.carillon.api.flows;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.flow.draft.FlowDesk;
import io.carillon.flow.draft.FlowDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was published, and the way back to it. */
@Path("/flow-versions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
public class FlowVersionsResource {
    private static final String KEY_FORM = "[0-9]{1,18}";

    @Inject
    FlowDesk desk;

    @Inject
    FlowDrafts drafts;

    /** One page, latest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List what was published", description = "Latest first.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public FlowVersionPage list(@BeanParam PageQuery page, @Context SecurityContext security) {
        if (page.after() != null && !page.after().matches(KEY_FORM)) {
            throw Problems.invalidField("after", "is not one that this server issued");
        }
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        List<FlowDraft> found = desk.versions(Caller.of(security).tenant(), before, page.limit());
        return new FlowVersionPage(
                found.stream().map(one -> FlowVersionView.of(one, drafts.changes(one))).toList(),
                Paging.next(found, page.limit(), one -> Long.toString(one.published().lastChange())));
    }

    /** A draft that leads back to it. */
    @POST
    @Path("/{id}/restore")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Go back to a version",
            description = "Begins a draft that makes numbers, opening hours, menus, ring groups and queues what they were"
                    + " when this was just published, whoever has changed them since. Calls go by it when it is"
                    + " published.")
    @APIResponse(
            responseCode = "201",
            description = "A draft was begun",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = FlowDraftView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response restore(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        FlowDraft version = drafts.version(caller.tenant(), id);
        FlowDraft.Plan plan = drafts.plan(version.plan().title(), version.plan().from(),
                desk.back(caller.tenant(), version.id(), FlowKinds.names()));
        FlowDraft begun = desk.begin(caller.tenant(), plan, caller.username());
        return Response.created(URI.create(FlowDraftsResource.PATH + begun.id()))
                .tag(Versions.tag(begun.version()))
                .entity(FlowDraftView.of(begun, drafts.changes(begun)))
                .build();
    }
}
