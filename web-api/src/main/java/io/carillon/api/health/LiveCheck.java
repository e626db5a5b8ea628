package io.carillon.api.health;

import io.carillon.api.system.Switch;
import io.carillon.contract.SwitchStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Live: no threads wait for each other in a circle and the lanes move. Down means that only a restart helps. A
 * database or a broker that is away does not: calls go on without them.
 */
@ApplicationScoped
public class LiveCheck implements HealthCheck {
    private final LaneWatch lanes = new LaneWatch(System::nanoTime);

    @Inject
    Switch telephony;

    @Override
    public HealthCheckResponse call() {
        SwitchStatistics counted = telephony.statistics();
        long queued = counted.gauges().getOrDefault("lanes.queued", 0L);
        long delivered = counted.counters().getOrDefault("inputs.delivered", 0L);
        long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        int stuck = deadlocked == null ? 0 : deadlocked.length;
        boolean moving = lanes.moves(queued, delivered);
        return HealthCheckResponse.named("carillon-live")
                .status(stuck == 0 && moving)
                .withData("deadlockedThreads", stuck)
                .withData("lanesMove", moving)
                .withData("lanesQueued", queued)
                .build();
    }
}
