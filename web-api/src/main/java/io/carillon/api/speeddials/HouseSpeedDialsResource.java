package io.carillon.api.speeddials;

import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Roles;
import io.carillon.api.trunks.OwnSettings;
import io.carillon.speeddial.SpeedDials;
import io.carillon.trunk.OutsideDesk;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Short codes that everybody in the house has. */
@Path("/speed-dials")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "speed-dials", description = "Short codes that everybody in the house has")
public class HouseSpeedDialsResource {
    @Inject
    OutsideDesk desk;

    /** As it is. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read the short codes of the house")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SpeedDialView.class)))
    public Response read(@Context SecurityContext security) {
        return settings().read(SpeedDials.HOUSE, security);
    }

    /** As it shall be. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change the short codes of the house", description = "What is absent is off.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = SpeedDialView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            SpeedDialView body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return settings().change(SpeedDials.HOUSE, body.settings(), match, security);
    }

    private OwnSettings<SpeedDials, SpeedDialView> settings() {
        return new OwnSettings<>(desk, SpeedDials.NONE, SpeedDialView::of);
    }
}
