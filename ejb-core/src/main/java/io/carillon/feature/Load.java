package io.carillon.feature;

import io.carillon.contract.Aor;

/** How busy the switch is now. */
public interface Load {
    /** Live calls, the one being routed included. */
    int calls();

    /** Live calls an extension has a telephone in, the one being routed included if it is the caller. */
    int callsOf(Aor extension);

    /** Live legs on a trunk, both ways, those of the call being routed included as far as it has them. */
    int callsOn(String trunk);

    /** Whether a new call could not be kept safe across a restart. */
    boolean isFull();
}
