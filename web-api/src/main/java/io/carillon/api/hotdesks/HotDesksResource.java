package io.carillon.api.hotdesks;

import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.trunk.OutsideDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has logged in where. */
@Path("/hot-desks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hot-desks", description = "Who uses the telephone of another")
public class HotDesksResource {
    private static final NamedSettings.Kind<DeskLogin, HotDeskView> KIND =
            new NamedSettings.Kind<>(DeskLogin.class, "hot-desks", "login", "telephone", HotDeskView::of);

    @Inject
    OutsideDesk desk;

    /** One page, by number of the telephone. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List who has logged in where", description = "In the order of telephones.")
    public HotDeskView.Page list(@BeanParam PageQuery page, @Context SecurityContext security) {
        return new NamedSettings<>(desk, KIND).list(page, security, HotDeskView.Page::new);
    }

    /** The telephone is its own extension's again. */
    @DELETE
    @Path("/{telephone}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Log out whoever uses a telephone", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Logged out")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void logout(
            @PathParam("telephone") String telephone,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        new NamedSettings<>(desk, KIND).delete(telephone, headers, security);
    }
}
