package io.carillon.event;

import io.carillon.contract.Tenant;
import java.time.Instant;

/** Something that is told at once and without guarantee. */
public sealed interface LiveEvent
        permits CallEvent, SecurityBan, ConditionSwitched, ConferenceEvent, QueueEvent, AgentChanged {
    /** Whose it is. */
    Tenant tenant();

    /** When it happened. */
    Instant at();

    /** Name on the wire, for instance {@code call.created}. */
    String type();

    /**
     * What it is about: the call, the source that was banned, the number that was switched. Events about the same are
     * told in order.
     */
    String subject();
}
