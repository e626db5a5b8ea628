package io.carillon.api.emergency;

import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.SiteSettings;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sites: list, create, read, change and delete. */
@Path("/sites")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "emergency", description = "Calls for help: how they are routed, where callers are, who is told, and their records")
public class SitesResource {
    private static final NamedSettings.Kind<SiteSettings, SiteView> KIND =
            new NamedSettings.Kind<>(SiteSettings.class, "sites", "site", "name", SiteView::of);

    @Inject
    OutsideDesk desk;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List sites", description = "In the order of their names.")
    public SitePage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, SitePage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a site")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(SiteBody body, @Context SecurityContext security) {
        return items().create(body.name(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a site")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        return items().read(name, security);
    }

    /** A changed one; calls in progress go on as they began. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a site")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            SiteBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(name, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone; calls in progress go on. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a site", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(name, headers, security);
    }

    private NamedSettings<SiteSettings, SiteView> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
