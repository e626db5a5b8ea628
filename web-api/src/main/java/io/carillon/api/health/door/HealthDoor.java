package io.carillon.api.health.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Passes questions about health on to the checks of the web archive, while there are any. */
@ApplicationScoped
public class HealthDoor {
    private final AtomicReference<Checks> checks = new AtomicReference<>();

    /** From now on these are asked. */
    public void open(Checks behind) {
        checks.set(behind);
    }

    /** The web archive goes away. */
    public void close() {
        checks.set(null);
    }

    HealthCheckResponse live() {
        Checks behind = checks.get();
        // Whoever has not begun need not be restarted.
        return behind == null ? HealthCheckResponse.up("carillon-live") : behind.live().call();
    }

    HealthCheckResponse ready() {
        Checks behind = checks.get();
        return behind == null ? HealthCheckResponse.down("carillon-ready") : behind.ready().call();
    }

    HealthCheckResponse started() {
        Checks behind = checks.get();
        return behind == null ? HealthCheckResponse.down("carillon-started") : behind.started().call();
    }

    /**
     * What is behind the door.
     *
     * @param live whether a restart would help
     * @param ready whether calls may be sent
     * @param started whether the start is over
     */
    public record Checks(HealthCheck live, HealthCheck ready, HealthCheck started) {}
}
