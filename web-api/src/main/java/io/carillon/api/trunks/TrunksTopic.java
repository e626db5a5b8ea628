package io.carillon.api.trunks;

import io.carillon.api.http.Roles;
import io.carillon.api.live.Topic;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkState;
import io.carillon.engine.EngineStatistics;
import io.carillon.trunk.TrunkHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How trunks are, by name, as the switch said a moment ago. */
@ApplicationScoped
public class TrunksTopic implements Topic {
    @Inject
    TrunkHealth health;

    @Inject
    EngineStatistics engine;

    /**
     * One trunk.
     *
     * @param name of the trunk
     * @param calls that use it now
     * @param state how it is
     */
    record LiveTrunk(String name, int calls, TrunkView.State state) {}

    @Override
    public String name() {
        return "trunks";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.ADMIN, Roles.SUPERVISOR);
    }

    @Override
    public Map<String, LiveTrunk> all(Tenant tenant) {
        String prefix = tenant.name() + "/";
        Map<String, LiveTrunk> all = new TreeMap<>();
        for (TrunkState state : health.all()) {
            if (state.id().startsWith(prefix)) {
                String name = state.id().substring(prefix.length());
                all.put(name, new LiveTrunk(name, engine.callsOn(state.id()), TrunkView.State.of(state)));
            }
        }
        return all;
    }
}
