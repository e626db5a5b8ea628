package io.carillon.api.audit;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.directory.AuditPage;
import io.carillon.directory.AuditTrail;
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

/** The audit trail. It can be read and nothing else: rows are written by the changes themselves. */
@Path("/audit")
@ApplicationScoped
@Tag(name = "audit", description = "Who changed what")
public class AuditResource {
    @Inject
    AuditTrail trail;

    /** One page, newest first. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read the audit trail", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = AuditListing.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public AuditListing search(@BeanParam AuditFilter filter, @Context SecurityContext security) {
        AuditPage page = trail.search(filter.toQuery(Caller.of(security).tenant()));
        return new AuditListing(page.entries().stream().map(AuditListing.Change::of).toList(), page.nextCursor());
    }
}
