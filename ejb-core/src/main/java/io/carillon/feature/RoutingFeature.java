package io.carillon.feature;

import java.util.Optional;

/** A feature that has a say in where calls go. Stateless or thread-safe: every lane asks the same instance. */
public interface RoutingFeature {
    /** Name of its switch, {@code carillon.feature.<id>}. */
    String id();

    /** When it is asked. */
    Order order();

    /** Id of the feature that has for itself the callers whom this one takes; empty when there is none. */
    default Optional<String> leadsTo() {
        return Optional.empty();
    }

    /** What it says to this call. Answers from memory within microseconds. */
    Verdict consider(RoutingView view);

    /** The order in which features are asked; the first that decides wins. */
    enum Order {
        /** Calls that must never be held up. */
        EMERGENCY,
        /** Whether there is room, and whether this caller may call at all. */
        ADMISSION,
        /** Who is shown as calling. */
        IDENTITY,
        /** What the called extension wants. */
        SUBSCRIBER,
        /** What the number stands for. */
        DIALPLAN,
        /** What happens to a call that an extension did not take. */
        OVERFLOW
    }
}
