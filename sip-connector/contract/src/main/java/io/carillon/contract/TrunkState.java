package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * How a trunk is, as far as the adapter can tell.
 *
 * @param id of the {@link TrunkLine}
 * @param up whether it answers and, when we register with it, has us registered
 * @param registered whether we are registered with it now; false as well when we do not register
 * @param trouble what is wrong, one line; empty when nothing is
 * @param since when it last went up or down
 * @param roundTripMillis time from OPTIONS to its answer, -1 when not measured
 */
public record TrunkState(
        String id, boolean up, boolean registered, String trouble, Instant since, long roundTripMillis)
        implements Serializable {
    public TrunkState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(since, "since");
    }
}
