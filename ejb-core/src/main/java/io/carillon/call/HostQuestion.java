package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.util.Objects;

/**
 * A feature of the house has the caller: what now?
 *
 * @param call the call
 * @param tenant its owner
 * @param caller number of the extension that is connected to the feature
 * @param feature id of the feature
 * @param argument what was dialled for it
 */
public record HostQuestion(CallId call, Tenant tenant, String caller, String feature, String argument) {
    public HostQuestion {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(argument, "argument");
    }
}
