package io.carillon.api.health.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether calls may be sent here. */
@Readiness
@ApplicationScoped
public class ReadyDoor implements HealthCheck {
    @Inject
    HealthDoor door;

    @Override
    public HealthCheckResponse call() {
        return door.ready();
    }
}
