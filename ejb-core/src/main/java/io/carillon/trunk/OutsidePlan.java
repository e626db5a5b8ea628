package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.NumberPlan;
import io.carillon.directory.OtherNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** What numbers outside of the house mean now: one reference, swapped when a change was committed. */
@ApplicationScoped
public class OutsidePlan implements OtherNumbers {
    private final AtomicReference<NumberPlan> plan = new AtomicReference<>(NumberPlan.EMPTY);
    private final AtomicReference<Map<Tenant, EmergencySettings>> emergencies = new AtomicReference<>(Map.of());

    /** As last committed. */
    public NumberPlan current() {
        return plan.get();
    }

    /** How calls for help of a tenant are routed, and who is told of them. */
    public EmergencySettings emergency(Tenant tenant) {
        return emergencies.get().getOrDefault(tenant, EmergencySettings.DEFAULT);
    }

    /** Numbers of a tenant that do nothing without a feature, in order. */
    public List<String> leadingTo(Tenant tenant, String feature) {
        return plan.get().of(tenant).inside().leadingTo(feature);
    }

    @Override
    public String owner(Tenant tenant, String number) {
        return plan.get().of(tenant).inside().owner(number).orElse(null);
    }

    void replace(NumberPlan next, Map<Tenant, EmergencySettings> help) {
        emergencies.set(Map.copyOf(help));
        plan.set(next);
    }
}
