package io.carillon.api.settings;

import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.Roles;
import io.carillon.engine.EngineStatistics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Settings and features; both are set on the server and hold from its next start. */
@Path("/settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settings", description = "How this server is set up")
@OfTheServer
public class SettingsResource {
    @Inject
    EngineStatistics engine;

    /** All of it. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Read settings and features",
            description = "What was set at the start of the server, and which features are on. Secrets are not shown.")
    public SettingsView read() {
        return SettingsView.of(engine.features(), System.getProperties());
    }
}
