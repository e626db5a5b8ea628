package io.carillon.api.history;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.trunk.PlanChange;
import io.carillon.trunk.PlanHistory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of the plan, and taking one back. */
@Path("/history")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "history", description = "What trunks, routes, groups, menus and the like were before")
public class HistoryResource {
    private static final String ID_FORM = "[0-9]{1,18}";

    @Inject
    PlanHistory history;

    /** One page, newest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "List changes of the plan",
            description = "Newest first, with the settings before and after. Of a secret is told whether there is one.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public ChangePage list(
            @QueryParam("kind") @Parameter(description = "Only things of this kind, for instance ring-group") String kind,
            @QueryParam("name") @Parameter(description = "Only the thing of this name") String name,
            @BeanParam PageQuery page,
            @Context SecurityContext security) {
        if (page.after() != null && !page.after().matches(ID_FORM)) {
            throw Problems.invalidField("after", "is not one that this server issued");
        }
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        List<PlanChange> found = history.page(Caller.of(security).tenant(), kind, name, before, page.limit());
        return new ChangePage(
                found.stream().map(ChangePage.Item::of).toList(),
                Paging.next(found, page.limit(), change -> Long.toString(change.id())));
    }

    /** Makes a thing what it was before a change. */
    @POST
    @Path("/{id}/revert")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Take a change back",
            description = "Makes the thing what it was before this change, whatever has happened to it since: what was"
                    + " new goes, what was deleted comes back. Checked and live like any other change.")
    @APIResponse(responseCode = "200", description = "Done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RevertAnswer revert(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        if (!id.matches(ID_FORM)) {
            throw Problems.notFound("there is no such change");
        }
        long change = Long.parseLong(id);
        PlanHistory.Outcome outcome = history.revert(caller.tenant(), change, caller.username());
        PlanChange reverted = history.find(caller.tenant(), change).orElseThrow();
        return new RevertAnswer(reverted.kind(), reverted.name(), outcome.name());
    }
}
