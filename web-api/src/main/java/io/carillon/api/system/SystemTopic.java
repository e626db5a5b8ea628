package io.carillon.api.system;

import io.carillon.api.http.Roles;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.engine.EngineStatistics;
import io.carillon.event.DataStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The figures of {@code GET /api/system/status} that are in memory, as one thing with the id {@code system}. */
@ApplicationScoped
public class SystemTopic implements Topic {
    private static final String NAME = "system";

    @Inject
    Switch telephony;

    @Inject
    EngineStatistics engine;

    @Inject
    DataStatistics data;

    /**
     * A glance.
     *
     * @param switchReachable whether the adapter answers
     */
    record Glance(
            SystemStatus.Calls calls, long registrations, SystemStatus.Records records, boolean switchReachable,
            Map<String, Long> gauges) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR);
    }

    @Override
    public boolean isOfTheServer() {
        return true;
    }

    @Override
    public Map<String, Glance> all(Tenant tenant) {
        return Map.of(NAME, new Glance(
                SystemResource.calls(engine), data.registrationsActive(), SystemResource.records(data),
                telephony.isReachable(), gauges()));
    }

    /** What says how old something is differs at every look and is left out. */
    private Map<String, Long> gauges() {
        Map<String, Long> gauges = new TreeMap<>(telephony.statistics().gauges());
        gauges.keySet().removeIf(name -> !name.endsWith(".active") && !name.endsWith(".used"));
        return gauges;
    }
}
