package io.carillon.api.quality;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.cdr.CallRecords;
import io.carillon.cdr.CdrPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calls in which somebody heard badly. What every call sounded like is in its record. */
@Path("/quality")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quality", description = "How calls sounded")
public class QualityResource {
    @Inject
    CallRecords records;

    /** One page of a search. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(
            summary = "Search calls that sounded bad",
            description = "Newest first: finished calls of which one leg at least has an opinion score below the one that is asked"
                    + " for.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = BadCall.Page.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public BadCall.Page search(@BeanParam QualityFilter filter, @Context SecurityContext security) {
        CdrPage page = records.poor(filter.toQuery(Caller.of(security).tenant()), filter.score());
        return new BadCall.Page(page.records().stream().map(BadCall::of).toList(), page.nextCursor());
    }
}
