package io.carillon.api.history;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Change;
import io.carillon.history.History;
import io.carillon.history.WayBack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people changed, and the way back of one change. */
@Path("/history")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history", description = "What extensions, accounts, devices, trunks, routes, groups, menus and the like were before")
public class HistoryResource {
    private static final String ID_FORM = "[0-9]{1,18}";

    @Inject
    History history;

    @Inject
    AccountsBack accounts;

    /** One page, newest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "List changes",
            description = "Newest first, with the settings before and after. Passwords and secrets of extensions are not"
                    + " kept; of other secrets is told whether there is one.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public ChangePage list(
            @QueryParam("kind") @Parameter(description = "Only things of this kind, for instance extension or ring-group")
                    String kind,
            @QueryParam("name") @Parameter(description = "Only the thing of this name or number") String name,
            @BeanParam PageQuery page,
            @Context SecurityContext security) {
        if (page.after() != null && !page.after().matches(ID_FORM)) {
            throw Problems.invalidField("after", "is not one that this server issued");
        }
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        List<Change> found = history.page(Caller.of(security).tenant(), kind, name, before, page.limit());
        return new ChangePage(
                found.stream().map(ChangePage.Item::of).toList(),
                Paging.next(found, page.limit(), change -> Long.toString(change.id())));
    }

    /** One change beside what there is now. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "Read a change",
            description = "Field by field: before, after and now. The ETag is of what there is now.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response read(@PathParam("id") String id, @Context SecurityContext security) {
        WayBack way = history.look(Caller.of(security).tenant(), id(id));
        return Versions.answer(ChangeView.of(way), tag(way));
    }

    /** Puts back what a change changed. */
    @POST
    @Path("/{id}/revert")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Put a change back",
            description = "What it changed is as it was before, what others changed since stays: what was new goes, what was"
                    + " deleted comes back. Checked and live like any other change. When something of it was changed again the"
                    + " answer is 412, unless If-Match names what there is now. What of a"
                    + " thing that comes back is not as it was stands in the answer: an extension or a device has new secrets, the"
                    + " account of an extension may be another's by now. An account does not come back, for its password is not kept.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "410", ref = "Gone")
    @APIResponse(responseCode = "412", ref = "Stale")
    public RevertAnswer revert(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "ETag of the change that was read: what there is now is put back even if it was"
                            + " changed again")
                    String seen,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        long number = id(id);
        Change change = history.look(caller.tenant(), number).change();
        History.Reverted done = history.revert(caller.tenant(), number, one -> accounts.guard(security, one),
                seen == null || seen.isBlank() ? null : way -> Versions.names(seen, tag(way)), caller.username());
        accounts.forget(change, done.outcome(), caller);
        return RevertAnswer.of(change, done);
    }

    private static long id(String id) {
        if (!id.matches(ID_FORM)) {
            throw Problems.notFound("there is no such change");
        }
        return Long.parseLong(id);
    }

    /** What there is now. */
    private record Now(String kind, String name, String settings) {}

    private static EntityTag tag(WayBack way) {
        return Versions.tag(new Now(way.change().kind(), way.change().name(), String.valueOf(way.now())));
    }
}
