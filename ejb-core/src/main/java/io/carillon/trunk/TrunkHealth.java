package io.carillon.trunk;

import io.carillon.contract.TrunkState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How trunks are, as the switch said a moment ago. Read by every call, so it is one reference. */
@ApplicationScoped
public class TrunkHealth {
    private final AtomicReference<Map<String, TrunkState>> states = new AtomicReference<>(Map.of());

    /** Whether a trunk is worth trying; one that nobody knows anything about is. */
    public boolean isUp(String id) {
        TrunkState state = states.get().get(id);
        return state == null || state.up();
    }

    /** How a trunk is; empty when the switch has not said. */
    public Optional<TrunkState> of(String id) {
        return Optional.ofNullable(states.get().get(id));
    }

    /** How many trunks answer. */
    public long up() {
        return states.get().values().stream().filter(TrunkState::up).count();
    }

    /** All that the switch said. */
    public List<TrunkState> all() {
        return List.copyOf(states.get().values());
    }

    void replace(List<TrunkState> now) {
        Map<String, TrunkState> next = new HashMap<>();
        now.forEach(state -> next.put(state.id(), state));
        states.set(Map.copyOf(next));
    }
}
