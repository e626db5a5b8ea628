package io.carillon.api.health.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether a restart would help. */
@Liveness
@ApplicationScoped
public class LiveDoor implements HealthCheck {
    @Inject
    HealthDoor door;

    @Override
    public HealthCheckResponse call() {
        return door.live();
    }
}
