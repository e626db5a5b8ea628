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
import io.carillon.emergency.Emergencies;
import io.carillon.emergency.EmergencyRecord;
import io.carillon.trunk.EmergencySettings;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How calls for help are routed, and the records of those that were made. As long as nobody set it, version 0. */
@Path("/emergency")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "emergency")
public class EmergencyResource {
    @Inject
    OutsideDesk desk;

    @Inject
    Emergencies emergencies;

    /** As it is. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read how calls for help are routed")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = EmergencyView.class)))
    public Response read(@Context SecurityContext security) {
        return answer(stored(Caller.of(security).tenant()));
    }

    /** As it shall be. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change how calls for help are routed")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = EmergencyView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(EmergencyView body, @BeanParam IfMatch match, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<EmergencySettings> current = stored(caller.tenant());
        long expected = match.version(current::version);
        if (current.createdAt() != null) {
            return answer(desk.update(caller.tenant(), EmergencySettings.NAME, body.settings(),
                    new Check(expected, caller.username())));
        }
        if (expected != current.version()) {
            throw Problems.stale("If-Match does not name the version there is; read it again");
        }
        return answer(desk.create(caller.tenant(), EmergencySettings.NAME, body.settings(), caller.username()));
    }

    /** Records of calls for help. */
    @GET
    @Path("/calls")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "List calls for help", description = "Newest first.")
    public EmergencyCallPage calls(@BeanParam PageQuery page, @Context SecurityContext security) {
        List<EmergencyRecord> found =
                emergencies.page(Caller.of(security).tenant(), page.after(), page.limit());
        return new EmergencyCallPage(found.stream().map(EmergencyCallView::of).toList(),
                Paging.next(found, page.limit(), record -> record.id().value()));
    }

    private static Response answer(Stored<EmergencySettings> stored) {
        return Versions.answer(EmergencyView.of(stored.settings()), Versions.tag(stored.version()));
    }

    private Stored<EmergencySettings> stored(Tenant tenant) {
        return desk.find(EmergencySettings.class, tenant, EmergencySettings.NAME)
                .orElseGet(() -> new Stored<>(
                        tenant, EmergencySettings.NAME, EmergencySettings.DEFAULT, null, null, 0));
    }
}
