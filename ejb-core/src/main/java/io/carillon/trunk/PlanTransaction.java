package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.dialplan.HostedNumber;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.store.Check;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.TimeCondition;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes several things of a plan at once, all of them or none: part of the transaction of whoever asks. Rules are kept
 * by what comes out of all the changes, so their order does not matter.
 */
@Stateless
public class PlanTransaction {
    @EJB
    private OutsideStore store;

    @Inject
    private OutsideRules rules;

    /** For the server. */
    public PlanTransaction() {}

    PlanTransaction(OutsideStore store, OutsideRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * Makes the changes.
     *
     * @throws StalePlan somebody else was quicker with some of them
     * @throws Invalid bad fields, each named {@code kind/name/field}
     * @throws Conflict a number is taken, or something else needs what should go
     */
    public void apply(Tenant tenant, List<PlanEdit> edits, String who) {
        fresh(tenant, edits);
        List<PlanEdit> puts = new ArrayList<>();
        for (PlanEdit edit : edits) {
            if (edit.settings() == null) {
                store.delete(edit.type(), tenant, edit.name(), new Check(edit.version(), who));
            } else {
                puts.add(edit);
            }
        }
        for (PlanEdit edit : puts) {
            put(tenant, edit, who);
        }
        check(tenant, edits);
    }

    /** What somebody else has changed; all of it is told at once. */
    private void fresh(Tenant tenant, List<PlanEdit> edits) {
        Map<String, String> stale = new LinkedHashMap<>();
        for (PlanEdit edit : edits) {
            Optional<? extends Stored<?>> now = store.find(edit.type(), tenant, edit.name());
            if (edit.isNew() && now.isPresent()) {
                stale.put(thing(edit), "was created by somebody else");
            } else if (!edit.isNew() && now.isEmpty()) {
                stale.put(thing(edit), "was deleted by somebody else");
            } else if (!edit.isNew() && now.get().version() != edit.version()) {
                stale.put(thing(edit), "was changed by somebody else");
            }
        }
        if (!stale.isEmpty()) {
            throw new StalePlan(stale);
        }
    }

    private void put(Tenant tenant, PlanEdit edit, String who) {
        if (!edit.isNew()) {
            store.update(tenant, edit.name(), edit.settings(), new Check(edit.version(), who));
            return;
        }
        if (isNumbered(edit.type()) && store.kindOfNumber(tenant, edit.name()).isPresent()) {
            throw new Conflict("the number " + edit.name() + " is taken already");
        }
        store.insert(tenant, edit.name(), edit.settings(), who);
    }

    private static boolean isNumbered(Class<?> type) {
        return HostedNumber.class.isAssignableFrom(type) || type == RingGroupSettings.class
                || type == TimeCondition.class;
    }

    private void check(Tenant tenant, List<PlanEdit> edits) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (PlanEdit edit : edits) {
            if (edit.settings() == null) {
                rules.checkUnused(edit.type(), tenant, edit.name());
                continue;
            }
            try {
                rules.check(tenant, edit.name(), edit.settings());
            } catch (Invalid invalid) {
                invalid.fields().forEach((field, messages) -> faults.put(thing(edit) + "/" + field, messages));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private String thing(PlanEdit edit) {
        return store.kindOf(edit.type()) + "/" + edit.name();
    }
}
