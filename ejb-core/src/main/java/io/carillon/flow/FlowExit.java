package io.carillon.flow;

import java.util.Objects;

/**
 * A way on from something a call has come to.
 *
 * @param id which one, unique for its node: a key, {@code timeout}, {@code closed} and the like
 * @param leads what becomes of the call
 * @param to the number it leads to; empty when it leads to none
 * @param automatic whether calls take it without anybody choosing it
 */
public record FlowExit(String id, Leads leads, String to, boolean automatic) {
    /** What becomes of a call. */
    public enum Leads {
        /** It goes on to a number. */
        ON,
        /** The caller is asked again. */
        AGAIN,
        /** It ends. */
        OFF
    }

    public FlowExit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(leads, "leads");
        Objects.requireNonNull(to, "to");
    }

    /** A way to a number, or to the end when the number is empty; nobody chooses it. */
    static FlowExit automatic(String id, String to) {
        return new FlowExit(id, to.isEmpty() ? Leads.OFF : Leads.ON, to, true);
    }

    /** Whether it leads to something else. */
    boolean goesOn() {
        return leads == Leads.ON;
    }
}
