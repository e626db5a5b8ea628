package io.carillon.api.health;

import io.carillon.api.system.Switch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Live: no threads wait for each other in a circle, and the lanes, the timers and the media loops of the switch have
 * worked within the last half minute ({@code carillon.health.patience}). Down means that only a restart helps. A database or a broker that is away does
 * not: calls go on without them.
 */
@ApplicationScoped
public class LiveCheck implements HealthCheck {
    @Inject
    Switch telephony;

    @Inject
    @ConfigProperty(name = Beats.PATIENCE, defaultValue = Beats.HALF_A_MINUTE)
    int patience;

    /** How long an organ may be out of sight. */
    Duration patience() {
        return Beats.patience(patience);
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Long> gauges = telephony.statistics().gauges();
        List<String> stopped = Beats.stopped(gauges, patience());
        long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        int stuck = deadlocked == null ? 0 : deadlocked.length;
        return HealthCheckResponse.named("carillon-live")
                .status(stuck == 0 && stopped.isEmpty())
                .withData("deadlockedThreads", stuck)
                .withData("stopped", String.join(" ", stopped))
                .withData("lanesQueued", gauges.getOrDefault("lanes.queued", 0L))
                .build();
    }
}
