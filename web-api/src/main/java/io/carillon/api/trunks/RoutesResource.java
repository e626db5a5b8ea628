package io.carillon.api.trunks;

import io.carillon.api.flows.FlowDrafts;
import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import io.carillon.engine.RouteDesk;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.RouteSettings;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Outbound routes: list, create, read, change and delete. */
@Path("/routes")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routes", description = "Which dialled numbers leave the house, and by which trunks")
public class RoutesResource {
    private static final NamedSettings.Kind<RouteSettings, RouteView> KIND =
            new NamedSettings.Kind<>(RouteSettings.class, "routes", "route", "name", RouteView::of);

    @Inject
    OutsideDesk desk;

    @Inject
    RouteDesk routes;

    @Inject
    FlowDrafts drafts;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List routes", description = "In the order of their names.")
    public RoutePage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, RoutePage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a route")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RouteView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(RouteBody body, @Context SecurityContext security) {
        return items().create(body.name(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a route")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RouteView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        return items().read(name, security);
    }

    /** A changed one; calls in progress go on as they began. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a route")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = RouteView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            RouteBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(name, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone; calls in progress go on. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a route", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(name, headers, security);
    }

    /** What would happen to a call. */
    @POST
    @Path("/explain")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Explain where a call would go",
            description = "Asks everybody who has a say, as for a real call, and places none. Prices, and so the"
                    + " cheapest way, are those of the moment asked for; settings and trunks are those of now, or settings"
                    + " those of a draft.")
    @APIResponse(
            responseCode = "200",
            description = "Explained",
            content = @Content(schema = @Schema(implementation = ExplainView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public ExplainView explain(ExplainBody body, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Instant at = body.at() == null ? Instant.now() : body.at();
        RouteDesk.Doing doing = new RouteDesk.Doing(
                body.keys() == null ? List.of() : body.keys(), body.answered() == null || body.answered());
        return ExplainView.of(body, at, routes.explain(
                tenant, new RouteDesk.Asked(body.trunk(), body.from(), body.to(), at), doing,
                drafts.thoughtOf(tenant, body.draft())));
    }

    private NamedSettings<RouteSettings, RouteView> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
