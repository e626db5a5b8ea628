package io.carillon.api.extensions;

import io.carillon.allowance.Allowance;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much an extension may call. What is absent is as for all extensions, 0 is no bound.
 *
 * @param calls at the same time; beyond, 403
 * @param perSecond begun in a second; beyond, 503
 * @param perMinute begun in a minute; beyond, 503
 */
@Schema(name = "CallLimits")
public record CallLimits(
        @Schema(minimum = "0", maximum = "1000000") Integer calls,
        @Schema(minimum = "0", maximum = "1000000") Integer perSecond,
        @Schema(minimum = "0", maximum = "1000000") Integer perMinute) {

    static CallLimits of(Allowance allowance) {
        return new CallLimits(allowance.calls(), allowance.perSecond(), allowance.perMinute());
    }

    Allowance toAllowance() {
        return new Allowance(calls, perSecond, perMinute);
    }
}
