package io.carillon.feature;

import io.carillon.contract.Aor;

/** How busy the switch is now. */
public interface Load {
    /** Live calls, the one being routed included. */
    int calls();

    /** Live calls an extension has a telephone in, the one being routed included if it is the caller. */
    int callsOf(Aor extension);

    /** Whether a new call could not be kept safe across a restart. */
    boolean isFull();
}
