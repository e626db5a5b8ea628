package io.carillon.api.menus;

import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.menu.Menu;
import io.carillon.trunk.OutsideDesk;
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

/** Menus: list, create, read, change and delete. */
@Path("/menus")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "menus", description = "Numbers that ask their callers where they want to go")
public class MenusResource {
    private static final NamedSettings.Kind<Menu, MenuView> KIND =
            new NamedSettings.Kind<>(Menu.class, "menus", "menu", "number", MenuView::of);

    @Inject
    OutsideDesk desk;

    /** One page, by number. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List menus", description = "In the order of their numbers.")
    public MenuPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, MenuPage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a menu")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MenuView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(MenuBody body, @Context SecurityContext security) {
        return items().create(body.number(), (tenant, before) -> body.menu(), security);
    }

    /** One of them. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a menu")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MenuView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return items().read(number, security);
    }

    /** A changed one; callers that are in it are asked by the new one next. */
    @PUT
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a menu")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = MenuView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            MenuBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(number, (tenant, before) -> body.menu(), match, security);
    }

    /** It is gone; callers that are in it are let go. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a menu", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("number") String number, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(number, headers, security);
    }

    private NamedSettings<Menu, MenuView> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
