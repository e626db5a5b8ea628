package io.carillon.api.extensions;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.Allowances;
import io.carillon.api.http.Caller;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.contract.Aor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
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

/** How much an extension may call. */
@Path("/extensions/{number}/limits")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "extensions")
public class CallLimitsResource {
    @Inject
    Allowances allowances;

    /** The limits of its own that it has. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read the call limits of an extension", description = "What is absent is as for all extensions.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CallLimits.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return answer(allowances.of(Caller.of(security).tenant(), number));
    }

    /** All of them as they shall be. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Set the call limits of an extension",
            description = "What is absent is as for all extensions. The next call is held to them; calls for help never are.")
    @APIResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(schema = @Schema(implementation = CallLimits.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response set(
            @PathParam("number") String number,
            @NotNull CallLimits body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Aor extension = new Aor(caller.tenant(), number);
        return answer(allowances.set(
                extension, body.toAllowance(), now -> match.names(tag(now)), caller.username()));
    }

    private static Response answer(Allowance limits) {
        return Versions.answer(CallLimits.of(limits), tag(limits));
    }

    private static EntityTag tag(Allowance limits) {
        return Versions.tag(CallLimits.of(limits));
    }
}
