package io.carillon.dialplan;

import io.carillon.contract.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the numbers outside of the house mean to each tenant, at one moment. Immutable. */
public final class NumberPlan {
    /** Nobody has a trunk. */
    public static final NumberPlan EMPTY = new NumberPlan(Map.of());

    private final Map<Tenant, TenantNumbers> tenants;
    private final Map<Tenant, RecordingPlan> recordings;
    private final Map<Tenant, Set<String>> switchedOff;

    /** A plan by which calls are recorded as people want. */
    public NumberPlan(Map<Tenant, TenantNumbers> tenants) {
        this(tenants, Map.of(), Map.of());
    }

    /** @param recordings which calls are recorded */
    public NumberPlan(Map<Tenant, TenantNumbers> tenants, Map<Tenant, RecordingPlan> recordings) {
        this(tenants, recordings, Map.of());
    }

    /**
     * @param recordings which calls are recorded
     * @param switchedOff ids of the features that a tenant does not want
     */
    public NumberPlan(
            Map<Tenant, TenantNumbers> tenants,
            Map<Tenant, RecordingPlan> recordings,
            Map<Tenant, Set<String>> switchedOff) {
        this.tenants = new HashMap<>(tenants);
        this.recordings = new HashMap<>(recordings);
        this.switchedOff = new HashMap<>(switchedOff);
    }

    /** Ids of the features that this tenant does not want. */
    public Set<String> switchedOff(Tenant tenant) {
        return switchedOff.getOrDefault(tenant, Set.of());
    }

    /** Which calls of this tenant are recorded. */
    public RecordingPlan recording(Tenant tenant) {
        return recordings.getOrDefault(tenant, RecordingPlan.NONE);
    }

    /** What they mean to this tenant. */
    public TenantNumbers of(Tenant tenant) {
        return tenants.getOrDefault(tenant, TenantNumbers.NONE);
    }
}
