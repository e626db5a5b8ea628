package io.carillon.flow;

import java.util.Objects;

/**
 * Something that callers would not like.
 *
 * @param kind what is wrong
 * @param node where, by its id
 * @param exit which way on; empty when all of it is concerned
 * @param about the number, or the recording, that it is about
 */
public record FlowProblem(Kind kind, String node, String exit, String about) {
    /** What can be wrong. */
    public enum Kind {
        /** Calls go round in circles without anybody choosing to. */
        LOOP,
        /** Nobody has the number it leads to. */
        DANGLING,
        /** What it leads to takes no calls. */
        DISABLED,
        /** A recording that it says is not there. */
        NO_PROMPT
    }

    public FlowProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(exit, "exit");
        Objects.requireNonNull(about, "about");
    }
}
