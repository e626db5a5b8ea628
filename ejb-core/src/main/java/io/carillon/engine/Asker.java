package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import java.util.Objects;

/**
 * Who looks at live calls or asks something of them, and how far that reaches.
 *
 * @param tenant whose calls
 * @param user login name
 * @param extension only calls that this extension takes part in, and in them only on its behalf; null for all
 */
public record Asker(Tenant tenant, String user, String extension) {
    public Asker {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(user, "user");
    }

    /** Whether a call exists for this one. */
    boolean sees(Call call) {
        return call.tenant().equals(tenant)
                && (extension == null || call.legs().stream().anyMatch(leg -> leg.isUp() && owns(call, leg)));
    }

    /**
     * Whether this is one of its own telephones. A number that calls from outside is whatever the outside says it is:
     * nobody's own.
     */
    boolean owns(Call call, Leg leg) {
        boolean fromOutside = leg.isInbound() && call.direction() == Direction.INBOUND;
        return extension == null || leg.party().equals(extension) && !fromOutside;
    }
}
