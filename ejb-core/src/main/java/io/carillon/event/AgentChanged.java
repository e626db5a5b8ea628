package io.carillon.event;

import io.carillon.contract.Tenant;
import io.carillon.queue.AgentPhase;
import java.time.Instant;
import java.util.Objects;

/**
 * An agent of queues does something else now.
 *
 * @param tenant whose agent
 * @param at when
 * @param agent number of the extension
 * @param phase what it does now
 * @param reason why it makes a pause, else empty
 * @param queue for which queue it talks, else empty
 */
public record AgentChanged(Tenant tenant, Instant at, String agent, AgentPhase phase, String reason, String queue)
        implements LiveEvent {
    public AgentChanged {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(phase, "phase");
    }

    @Override
    public String type() {
        return "agent.state";
    }

    @Override
    public String subject() {
        return agent;
    }
}
