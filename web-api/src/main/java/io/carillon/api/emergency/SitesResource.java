package io.carillon.api.emergency;

import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
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

/** Sites: list, create, read, change and delete. */
@Path("/sites")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "emergency", description = "Calls for help: how they are routed, where callers are, who is told, and their records")
public class SitesResource {
    @Inject
    OutsideDesk desk;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List sites", description = "In the order of their names.")
    public SitePage list(@BeanParam PageQuery page, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        List<Stored<SiteSettings>> found = desk.page(SiteSettings.class, tenant, page.after(), page.limit());
        return new SitePage(found.stream().map(this::view).toList(), Paging.next(found, page.limit(), Stored::name));
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
        Caller caller = Caller.of(security);
        if (body.name() == null) {
            throw Problems.invalidField("name", "is needed");
        }
        Stored<SiteSettings> created =
                desk.create(caller.tenant(), body.name(), body.settings(), caller.username());
        return Response.created(URI.create("sites/" + created.name()))
                .tag(Versions.tag(created.version()))
                .entity(view(created))
                .build();
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
        Stored<SiteSettings> found = stored(Caller.of(security).tenant(), name);
        return Versions.answer(view(found), Versions.tag(found.version()));
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
        Caller caller = Caller.of(security);
        Stored<SiteSettings> current = stored(caller.tenant(), name);
        long expected = match.version(current::version);
        Stored<SiteSettings> changed = desk.update(
                caller.tenant(), name, body.settings(), new Check(expected, caller.username()));
        return Versions.answer(view(changed), Versions.tag(changed.version()));
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
        Caller caller = Caller.of(security);
        Stored<SiteSettings> current = stored(caller.tenant(), name);
        long expected = Versions.expectedOrCurrent(headers, current::version);
        desk.delete(SiteSettings.class, caller.tenant(), name, new Check(expected, caller.username()));
    }

    private Stored<SiteSettings> stored(Tenant tenant, String name) {
        return desk.find(SiteSettings.class, tenant, name)
                .orElseThrow(() -> Problems.notFound("there is no such site"));
    }

    private SiteView view(Stored<SiteSettings> site) {
        return SiteView.of(site);
    }
}
