package io.carillon.api.tenants;

import io.carillon.directory.CustomerLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of the server a tenant may take; 0 or absent is no bound.
 *
 * @param extensions numbers that telephones register for
 * @param users accounts
 * @param calls at a time
 * @param historyDays for which its history is kept; 0 or absent is what the server has for all
 * @param auditDays for which its audit is kept; 0 or absent is what the server has for all
 */
@Schema(name = "TenantLimits")
public record TenantLimits(
        @Min(0) @Max(1_000_000) Integer extensions,
        @Min(0) @Max(1_000_000) Integer users,
        @Min(0) @Max(1_000_000) Integer calls,
        @Min(0) @Max(36_500) Integer historyDays,
        @Min(0) @Max(36_500) Integer auditDays) {
    static CustomerLimits settings(TenantLimits asked) {
        return asked == null
                ? CustomerLimits.NONE
                : new CustomerLimits(or0(asked.extensions), or0(asked.users), or0(asked.calls),
                        or0(asked.historyDays), or0(asked.auditDays));
    }

    static TenantLimits of(CustomerLimits limits) {
        return new TenantLimits(limits.extensions(), limits.users(), limits.calls(), limits.historyDays(), limits.auditDays());
    }

    private static int or0(Integer bound) {
        return bound == null ? 0 : bound;
    }
}
