package io.carillon.feature;

import io.carillon.call.HeldCall;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;

/** How busy the switch is now. */
public interface Load {
    /** Live calls, the one being routed included. */
    int calls();

    /** Live calls an extension has a telephone in, the one being routed included if it is the caller. */
    int callsOf(Aor extension);

    /** Live calls of a tenant, the one being routed included. */
    default int callsOf(Tenant tenant) {
        return calls();
    }

    /** Live legs on a trunk, both ways, those of the call being routed included as far as it has them. */
    int callsOn(String trunk);

    /** A call in which this extension keeps the other side waiting, another than this one; null when there is none. */
    default HeldCall heldBy(Aor extension, CallId but) {
        return null;
    }

    /** Whether a new call could not be kept safe across a restart. */
    boolean isFull();
}
