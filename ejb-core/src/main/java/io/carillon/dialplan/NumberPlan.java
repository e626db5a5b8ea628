package io.carillon.dialplan;

import io.carillon.contract.Tenant;
import java.util.HashMap;
import java.util.Map;

/** What the numbers outside of the house mean to each tenant, at one moment. Immutable. */
public final class NumberPlan {
    /** Nobody has a trunk. */
    public static final NumberPlan EMPTY = new NumberPlan(Map.of());

    private final Map<Tenant, TenantNumbers> tenants;

    public NumberPlan(Map<Tenant, TenantNumbers> tenants) {
        this.tenants = new HashMap<>(tenants);
    }

    /** What they mean to this tenant. */
    public TenantNumbers of(Tenant tenant) {
        return tenants.getOrDefault(tenant, TenantNumbers.NONE);
    }
}
