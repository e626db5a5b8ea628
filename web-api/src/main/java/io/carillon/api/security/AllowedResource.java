package io.carillon.api.security;

import io.carillon.api.http.Caller;
import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.protection.AllowedNetwork;
import io.carillon.protection.BanDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Networks that are never banned. */
@Path("/security/allowed")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "security")
@OfTheServer
public class AllowedResource {
    @EJB
    BanDesk desk;

    /** One page, by name. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List networks that are never banned")
    public AllowedPage list(@BeanParam PageQuery page) {
        List<AllowedNetwork> found = desk.allowed().stream()
                .filter(one -> page.after() == null || one.name().compareTo(page.after()) > 0)
                .limit(page.limit())
                .toList();
        return new AllowedPage(
                found.stream().map(AllowedView::of).toList(), Paging.next(found, page.limit(), AllowedNetwork::name));
    }

    /** Puts a network in the place of the one of that name. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Never ban a network",
            description = "For offices, proxies and monitoring. A ban that holds there ends. Addresses of trunks and of"
                    + " registered telephones are never banned for what they do, and need not stand here.")
    @APIResponse(
            responseCode = "200",
            description = "Allowed",
            content = @Content(schema = @Schema(implementation = AllowedView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public AllowedView put(
            @PathParam("name") String name, @NotNull AllowedBody body, @Context SecurityContext security) {
        AllowedNetwork network = new AllowedNetwork(name, body.network());
        return AllowedView.of(desk.allow(network, Caller.of(security).username()));
    }

    /** It is one like any other again. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Forget an allowed network")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void delete(@PathParam("name") String name, @Context SecurityContext security) {
        desk.disallow(name, Caller.of(security).username());
    }
}
