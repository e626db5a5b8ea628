package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.AgentSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Who serves queues, and what is known of it beside what it has said. */
final class Agent {
    final String number;
    AgentSettings settings;
    /** The caller it is kept for or rung for. */
    CallId reserved;
    /** The call in which it talks for a queue. */
    CallId talking;
    String talkingFor = "";
    long talkingSince;
    long wrapUpUntil;
    /** Who did not answer is left alone for a moment. */
    long restUntil;
    int misses;
    /** When its last call ended, by queue. */
    final Map<String, Long> last = new HashMap<>();
    /** Calls it has answered since the start, by queue. */
    final Map<String, Integer> calls = new HashMap<>();
    AgentPhase told = AgentPhase.LOGGED_OUT;
    long toldSince;

    Agent(String number, long now) {
        this.number = number;
        this.settings = AgentSettings.none(Instant.EPOCH);
        this.toldSince = now;
    }

    /** Whether a caller can be offered to it, as far as is known here. */
    boolean isFree(long now) {
        return reserved == null && talking == null && !settings.isPaused() && wrapUpUntil <= now && restUntil <= now;
    }

    /** @param serves whether it serves a queue; asked only when that matters */
    AgentPhase phase(BooleanSupplier serves, long now) {
        if (talking != null) {
            return AgentPhase.TALKING;
        }
        if (reserved != null) {
            return AgentPhase.RINGING;
        }
        if (!serves.getAsBoolean()) {
            return AgentPhase.LOGGED_OUT;
        }
        if (settings.isPaused()) {
            return AgentPhase.PAUSED;
        }
        return wrapUpUntil > now ? AgentPhase.WRAP_UP : AgentPhase.FREE;
    }

    int callsOf(String queue) {
        return calls.getOrDefault(queue, 0);
    }

    long lastOf(String queue) {
        return last.getOrDefault(queue, 0L);
    }
}
