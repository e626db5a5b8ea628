package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.contract.CallId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds calls that the switch no longer has. A call is lost when it has stood still over several rounds while the
 * switch had no leg of it: inputs that wait at the switch are then certain to have been delivered. After the end of the
 * process this is what closes the calls it took along.
 */
final class LostCalls {
    /** Rounds a call must stand still without a leg. */
    static final int ROUNDS = 4;

    private final CallRegistry registry;
    private final CallEngine engine;
    private final Instant lastAlive;
    /** Calls of an earlier life that nothing has happened to since. */
    private final Map<CallId, Call> recovered = new HashMap<>();
    private Map<CallId, Suspect> suspects = new HashMap<>();

    private record Suspect(Call asSeen, int rounds) {}

    /** @param lastAlive when the earlier life ended whose calls the registry has now */
    LostCalls(CallRegistry registry, CallEngine engine, Instant lastAlive) {
        this.registry = registry;
        this.engine = engine;
        this.lastAlive = lastAlive;
        registry.all().forEach(call -> recovered.put(call.id(), call));
    }

    /** @param inSwitch calls that have a leg in the switch now */
    void sweep(Set<CallId> inSwitch) {
        Map<CallId, Suspect> next = new HashMap<>();
        for (Call call : registry.all()) {
            if (!inSwitch.contains(call.id())) {
                Suspect before = suspects.get(call.id());
                int rounds = before != null && before.asSeen() == call ? before.rounds() + 1 : 1;
                if (rounds < ROUNDS || !engine.lose(call.id(), call, endOf(call))) {
                    next.put(call.id(), new Suspect(call, rounds));
                }
            }
        }
        suspects = next;
        recovered.values().removeIf(call -> registry.find(call.id()) != call);
    }

    /** A call that the process took along ended with it, not when somebody came to look. */
    private Instant endOf(Call call) {
        if (recovered.get(call.id()) != call) {
            return Instant.now();
        }
        return lastAlive.isAfter(call.latest()) ? lastAlive : call.latest();
    }
}
