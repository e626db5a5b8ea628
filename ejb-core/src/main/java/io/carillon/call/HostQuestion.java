package io.carillon.call;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * A feature of the house has the caller: what now?
 *
 * @param call the call
 * @param tenant its owner
 * @param caller number of the extension that is connected to the feature
 * @param outside whether the caller is outside of the house, whatever number it shows
 * @param feature id of the feature
 * @param argument what was dialled for it
 * @param by number of who handed the caller on to the feature, empty when the caller came by itself
 * @param noted what the feature left there with its last answer, empty before
 * @param awaitsBeep whether the caller is, or may be, an answering machine whose beep is listened for
 * @param at when
 */
public record HostQuestion(
        CallId call,
        Tenant tenant,
        String caller,
        boolean outside,
        String feature,
        String argument,
        String by,
        String noted,
        boolean awaitsBeep,
        Instant at) {
    public HostQuestion {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(argument, "argument");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(noted, "noted");
        Objects.requireNonNull(at, "at");
    }
}
