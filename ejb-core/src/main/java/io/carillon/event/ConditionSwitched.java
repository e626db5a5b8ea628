package io.carillon.event;

import io.carillon.contract.Tenant;
import io.carillon.hours.Standing;
import java.time.Instant;

/**
 * Somebody has opened or closed a time condition by hand, or has left it to its hours again.
 *
 * @param tenant whose it is
 * @param at when
 * @param number of the condition
 * @param standing what holds from now on
 * @param by who did it: a login name or the extension that dialled the feature code
 */
public record ConditionSwitched(Tenant tenant, Instant at, String number, Standing standing, String by)
        implements LiveEvent {
    @Override
    public String type() {
        return "condition.switched";
    }

    @Override
    public String subject() {
        return number;
    }
}
