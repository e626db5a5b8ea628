package io.carillon.api.flows;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.engine.RouteDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The map of where calls go. */
@Path("/flow-graph")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flows", description = "Where calls go, drafts of changes to it, and what was published")
public class FlowGraphResource {
    @Inject
    RouteDesk routes;

    @Inject
    FlowDrafts drafts;

    /** From a number, or of the whole house. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Show where calls may go",
            description = "From a number outside, an extension, a menu and so on, or of the whole house: what calls can"
                    + " come to, by which ways, and what is wrong with it. Up to 400 nodes.")
    @APIResponse(responseCode = "200", description = "Drawn")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public FlowGraphView graph(
            @QueryParam("from") @Parameter(description = "Where calls come in; absent for the whole house") String from,
            @QueryParam("draft") @Parameter(description = "Id of a draft, to show what it would be like") String draft,
            @Context SecurityContext security) {
        if (from != null && from.length() > 64) {
            throw Problems.invalidField("from", "must be a number");
        }
        Tenant tenant = Caller.of(security).tenant();
        return FlowGraphView.of(
                routes.map(tenant, from == null ? "" : from.strip(), drafts.thoughtOf(tenant, draft)));
    }
}
