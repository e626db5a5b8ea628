package io.carillon.api.health;

import io.carillon.api.system.Surroundings;
import io.carillon.api.system.Switch;
import io.carillon.contract.SwitchStatistics;
import io.carillon.event.DataStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Ready: a call that comes now would work and be recorded. The database and the broker answer, SIP is listened for
 * and a pair of RTP ports is free. Records that could not be stored are told and change nothing: the next call has
 * another one. So is a bucket that takes no recordings: they stay on the disk meanwhile. Draining (suspend) is a check
 * of the server itself and needs none here.
 */
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private static final int PORTS_PER_LEG = 2;

    @Inject
    Switch telephony;

    @Inject
    Surroundings surroundings;

    @Inject
    DataStatistics data;

    @Override
    public HealthCheckResponse call() {
        SwitchStatistics counted = telephony.statistics();
        Map<String, Long> gauges = counted.gauges();
        long free = gauges.getOrDefault("rtp.ports.total", 0L) - gauges.getOrDefault("rtp.ports.used", 0L);
        boolean listening = telephony.isReachable() && !counted.listening().isEmpty();
        Optional<String> database = surroundings.databaseFailure();
        Optional<String> broker = surroundings.brokerFailure();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("carillon-ready");
        return answer.status(listening && free >= PORTS_PER_LEG && database.isEmpty() && broker.isEmpty())
                .withData("sipListening", listening)
                .withData("rtpPortsFree", free)
                .withData("cdrDeadLetters", data.deadLetters())
                .withData("bucketAway", gauges.getOrDefault("recordings.depot.away", 0L) > 0)
                .withData("database", database.orElse("UP"))
                .withData("broker", broker.orElse("UP"))
                .build();
    }
}
