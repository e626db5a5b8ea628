package io.carillon.api.health.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether the start is over. */
@Startup
@ApplicationScoped
public class StartedDoor implements HealthCheck {
    @Inject
    HealthDoor door;

    @Override
    public HealthCheckResponse call() {
        return door.started();
    }
}
