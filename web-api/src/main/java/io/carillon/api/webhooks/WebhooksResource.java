package io.carillon.api.webhooks;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import io.carillon.webhook.Webhook;
import io.carillon.webhook.WebhookDesk;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks: list, create, read, change, delete, try out. */
@Path("/webhooks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "Programs elsewhere that are told of events by HTTP")
public class WebhooksResource {
    @Inject
    OutsideDesk desk;

    @Inject
    WebhookDesk webhooks;

    /** One page, by name. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List webhooks", description = "In the order of their names.")
    public WebhookPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items(null).list(page, security, WebhookPage::new);
    }

    /** A new one; the only answer that has its secret. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Create a webhook",
            description = "The answer has the secret with which deliveries are signed; it is shown this once.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(WebhookBody body, @Context SecurityContext security) {
        String secret = WebhookDesk.freshSecret();
        Response made = items(secret).create(body.name(), (tenant, before) -> new Webhook(
                isOn(body), body.url(), body.events().stream().filter(Objects::nonNull).toList(),
                webhooks.seal(tenant, body.name(), secret)), security);
        webhooks.changed();
        return made;
    }

    private static boolean isOn(WebhookBody body) {
        return body.enabled() == null || body.enabled();
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read a webhook")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        return items(null).read(name, security);
    }

    /** A changed one; what waits goes to the new address. */
    @PUT
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a webhook", description = "What waits to be sent goes to the new address.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("name") String name,
            WebhookBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Response changed = items(null).change(name, (tenant, before) -> new Webhook(
                isOn(body), body.url(), body.events().stream().filter(Objects::nonNull).toList(), before.secret()),
                match, security);
        webhooks.changed();
        return changed;
    }

    /** Another secret; the one before is void at once. */
    @POST
    @Path("/{name}/secret")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Give a webhook a new secret",
            description = "The answer has it; it is shown this once. What is sent from now on is signed with it.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response newSecret(@PathParam("name") String name, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<Webhook> current = stored(caller.tenant(), name);
        String secret = WebhookDesk.freshSecret();
        Stored<Webhook> changed = desk.update(
                caller.tenant(), name, current.settings().with(webhooks.seal(caller.tenant(), name, secret)),
                new Check(current.version(), caller.username()));
        webhooks.changed();
        return Versions.answer(WebhookView.of(changed, secret), Versions.tag(changed.version()));
    }

    /** It is gone, and what it was to be told. */
    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a webhook", description = "Its deliveries go with it.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext security) {
        items(null).delete(name, headers, security);
        webhooks.forget(Caller.of(security).tenant(), name);
    }

    /** Is told of an event that means nothing. */
    @POST
    @Path("/{name}/test")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Try a webhook out", description = "It is told of an event of type webhook.test.")
    @APIResponse(
            responseCode = "202",
            description = "It is being told",
            content = @Content(schema = @Schema(implementation = ReplayAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response test(@PathParam("name") String name, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        if (!stored(tenant, name).settings().enabled()) {
            throw Problems.conflict("this webhook is switched off");
        }
        return Response.accepted(new ReplayAnswer(1, webhooks.test(tenant, name))).build();
    }

    private Stored<Webhook> stored(Tenant tenant, String name) {
        return desk.find(Webhook.class, tenant, name)
                .orElseThrow(() -> Problems.notFound("there is no such webhook"));
    }

    private NamedSettings<Webhook, WebhookView> items(String secretOrNull) {
        return new NamedSettings<>(desk, new NamedSettings.Kind<>(
                Webhook.class, "webhooks", "webhook", "name", stored -> WebhookView.of(stored, secretOrNull)));
    }
}
