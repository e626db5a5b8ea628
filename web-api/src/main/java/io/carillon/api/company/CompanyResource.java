package io.carillon.api.company;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.OwnSettings;
import io.carillon.company.CompanySettings;
import io.carillon.company.CompanySync;
import io.carillon.company.Unreadable;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a tenant takes from the company's directory: sign-in, and extensions that follow it. */
@Path("/company-directory")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "company-directory", description = "The company's directory (LDAP, Active Directory)")
public class CompanyResource {
    private static final long AGAIN_SECONDS = 30;

    @Inject
    OutsideDesk desk;

    @Inject
    CompanySync sync;

    /** What is taken. */
    @GET
    @Path("/settings")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "Read what is taken from the company's directory",
            description = "Where the directory is, and with which secret it is read, is the server's configuration.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CompanyBody.class)))
    public Response readDirectorySettings(@Context SecurityContext security) {
        return settings().read(CompanySettings.HOUSE, security);
    }

    /** What shall be taken. */
    @PUT
    @Path("/settings")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change what is taken from the company's directory",
            description = "Fields that are absent have their usual values, as in the examples.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = CompanyBody.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response changeDirectorySettings(CompanyBody body, @BeanParam IfMatch match, @Context SecurityContext security) {
        return settings().change(CompanySettings.HOUSE, body.settings(), match, security);
    }

    /** Lets extensions follow the directory, or says what that would do. */
    @POST
    @Path("/runs")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Let extensions follow the company's directory",
            description = "A dry run says what would be added, changed and disabled. Extensions whose entries are gone are"
                    + " disabled, never deleted; a run that would disable more than 'mostRemovals' percent changes nothing"
                    + " and says so in 'refused'. Job directory-sync does the same every hour.")
    @APIResponse(responseCode = "200", description = "Done, or what would be done")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RunView followDirectory(RunBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        try {
            return RunView.of(sync.run(caller.tenant(), !Boolean.FALSE.equals(body.dryRun()), caller.username()));
        } catch (Unreadable away) {
            throw Problems.unavailable("the company's directory cannot be read: " + away.getMessage(), AGAIN_SECONDS);
        }
    }

    /** What came of the last run. */
    @GET
    @Path("/runs")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "What came of the last run, dry or not", description = "The last one is remembered.")
    public RunListing listDirectoryRuns(@Context SecurityContext security) {
        return new RunListing(sync.last(Caller.of(security).tenant()).map(RunView::of).stream().toList());
    }

    private OwnSettings<CompanySettings, CompanyBody> settings() {
        return new OwnSettings<>(desk, CompanySettings.DEFAULT, CompanyBody::of);
    }
}
