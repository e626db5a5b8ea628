package io.carillon.api.webhooks;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.trunk.OutsideDesk;
import io.carillon.webhook.Delivery;
import io.carillon.webhook.Webhook;
import io.carillon.webhook.WebhookDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of each event on its way to a webhook. */
@Path("/webhooks/{name}/deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class DeliveriesResource {
    private static final String ID_FORM = "[0-9]{1,18}";

    @Inject
    OutsideDesk desk;

    @Inject
    WebhookDesk webhooks;

    /** One page, newest first. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "List deliveries of a webhook",
            description = "Newest first. Those that are DEAD were given up and can be sent again."
                    + " Delivered ones are kept for a week, dead ones for a month.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public DeliveryPage list(
            @PathParam("name") String name,
            @QueryParam("standing") @Parameter(description = "WAITING, DELIVERED or DEAD") String standing,
            @BeanParam PageQuery page,
            @Context SecurityContext security) {
        Tenant tenant = tenantWith(name, security);
        Parameters parameters = new Parameters();
        Delivery.Standing wanted = parameters.constant("standing", Delivery.Standing.class, standing);
        parameters.check();
        long before = page.after() == null ? Long.MAX_VALUE : id(page.after());
        List<Delivery> found = webhooks.page(tenant, name, wanted, before, page.limit());
        return new DeliveryPage(
                found.stream().map(one -> DeliveryPage.Item.of(one, false)).toList(),
                Paging.next(found, page.limit(), one -> Long.toString(one.id())));
    }

    /** One, with what is sent. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read a delivery", description = "With what is sent.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public DeliveryPage.Item read(
            @PathParam("name") String name, @PathParam("id") String id, @Context SecurityContext security) {
        return webhooks.find(tenantWith(name, security), name, id(id))
                .map(one -> DeliveryPage.Item.of(one, true))
                .orElseThrow(DeliveriesResource::missing);
    }

    /** Sends one again, also one that was delivered. */
    @POST
    @Path("/{id}/replay")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Send a delivery again", description = "Also one that was delivered; it has the same event id.")
    @APIResponse(
            responseCode = "202",
            description = "It is being sent",
            content = @Content(schema = @Schema(implementation = ReplayAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response replay(
            @PathParam("name") String name, @PathParam("id") String id, @Context SecurityContext security) {
        if (!webhooks.replay(tenantWith(name, security), name, id(id))) {
            throw missing();
        }
        return Response.accepted(new ReplayAnswer(1, null)).build();
    }

    /** Sends all that were given up again. */
    @POST
    @Path("/replay")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Send all dead deliveries again")
    @APIResponse(
            responseCode = "202",
            description = "They are being sent",
            content = @Content(schema = @Schema(implementation = ReplayAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response replayDead(@PathParam("name") String name, @Context SecurityContext security) {
        int found = webhooks.replayDead(tenantWith(name, security), name);
        return Response.accepted(new ReplayAnswer(found, null)).build();
    }

    private Tenant tenantWith(String name, SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        if (desk.find(Webhook.class, tenant, name).isEmpty()) {
            throw Problems.notFound("there is no such webhook");
        }
        return tenant;
    }

    private static long id(String text) {
        if (!text.matches(ID_FORM)) {
            throw missing();
        }
        return Long.parseLong(text);
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no such delivery");
    }
}
