package io.carillon.api.devices;

import io.carillon.api.http.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telephones that can be configured from here. */
@Path("/device-models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public class DeviceModelsResource {
    /** All of them. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List the models that can be configured")
    public ModelListing list() {
        return ModelListing.all();
    }
}
