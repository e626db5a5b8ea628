package io.carillon.api.apikeys;

import io.carillon.access.ApiKey;
import io.carillon.access.ApiKeys;
import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys of programs. */
@Path("/api-keys")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api-keys", description = "Keys of programs, sent as X-API-Key or as Authorization: Bearer")
public class ApiKeysResource {
    @Inject
    ApiKeys keys;

    /** One page, by name. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List keys", description = "In the order of their names; without what makes them open doors.")
    public ApiKeyPage list(@BeanParam PageQuery page, @Context SecurityContext security) {
        List<ApiKey> found = keys.page(Caller.of(security).tenant(), page.after(), page.limit());
        return new ApiKeyPage(
                found.stream().map(key -> ApiKeyView.of(key, null)).toList(),
                Paging.next(found, page.limit(), ApiKey::name));
    }

    /** A new one; the only answer that has it whole. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make a key", description = "The answer has the key; it is shown this once.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(ApiKeyBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        ApiKeys.Made made = keys.create(
                caller.tenant(), body.name(), body.roles(), body.expiresAt(), caller.username());
        return Response.created(URI.create("api-keys/" + made.key().id()))
                .entity(ApiKeyView.of(made.key(), made.token()))
                .build();
    }

    /** It opens nothing any more. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a key", description = "It opens nothing any more, at once.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void delete(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        if (!keys.delete(caller.tenant(), id, caller.username())) {
            throw Problems.notFound("there is no such key");
        }
    }
}
