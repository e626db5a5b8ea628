package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.directory.store.SqlStates;
import io.carillon.store.RecordJson;
import io.carillon.trunk.store.OutsideStore;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBContext;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes many changes of one kind in one transaction, or only finds out what would become of them: a trial does the very
 * same and takes it back. What is wrong is told by the name of the thing; then nothing was changed.
 */
@Stateless
public class PlanBatch {
    /** Stands for the thing itself where no field of it is to blame. */
    public static final String ITSELF = "";

    @EJB
    private OutsideStore store;

    @Inject
    private OutsideRules rules;

    @Resource
    private EJBContext context;

    /** For the server. */
    public PlanBatch() {}

    PlanBatch(OutsideStore store, OutsideRules rules, EJBContext context) {
        this.store = store;
        this.rules = rules;
        this.context = context;
    }

    /**
     * Makes them, or none of them.
     *
     * @return what is wrong, and what is for want of that, by name of the thing and field; empty when all of it was made, or would
     *     have been
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Map<String, Map<String, List<String>>> apply(
            Tenant tenant, List<PlanEdit> edits, String who, boolean trial) {
        for (PlanEdit edit : edits) {
            try {
                put(tenant, edit, who);
            } catch (Conflict | StaleVersion | NotFound refused) {
                context.setRollbackOnly();
                return Map.of(edit.name(), Map.of(ITSELF, List.of(refused.getMessage())));
            } catch (EJBException unfit) {
                if (!SqlStates.isOfTheData(unfit)) {
                    throw unfit;
                }
                context.setRollbackOnly();
                return Map.of(edit.name(), Map.of(ITSELF, List.of("cannot be stored")));
            }
        }
        // Rules hold for what comes of all changes, so that one line may name what another makes.
        Map<String, Map<String, List<String>>> faults = check(tenant, edits);
        if (!faults.isEmpty()) {
            follow(tenant, edits, who, faults);
        }
        if (trial || !faults.isEmpty()) {
            context.setRollbackOnly();
        }
        return faults;
    }

    private Map<String, Map<String, List<String>>> check(Tenant tenant, Collection<PlanEdit> edits) {
        Map<String, Map<String, List<String>>> faults = new LinkedHashMap<>();
        for (PlanEdit edit : edits) {
            try {
                rules.check(tenant, edit.name(), edit.settings());
            } catch (Invalid invalid) {
                faults.put(edit.name(), invalid.fields());
            }
        }
        return faults;
    }

    /**
     * Adds what cannot be for want of what is wrong: as all of it is taken back anyway, what is wrong goes here already, and only
     * what names it is looked at again. What else may follow from it comes up when the rest is tried.
     */
    private void follow(Tenant tenant, List<PlanEdit> edits, String who, Map<String, Map<String, List<String>>> faults) {
        Map<PlanEdit, String> right = new LinkedHashMap<>();
        edits.forEach(edit -> right.put(edit, RecordJson.write(edit.settings()).toString()));
        List<PlanEdit> gone = gone(right, faults);
        while (!gone.isEmpty()) {
            List<PlanEdit> named = naming(gone, right);
            if (named.isEmpty() || !remove(tenant, gone, who)) {
                return;
            }
            Map<String, Map<String, List<String>>> found = check(tenant, named);
            faults.putAll(found);
            gone = gone(right, found);
        }
    }

    /** Those of them that are wrong, which are right no more. */
    private static List<PlanEdit> gone(Map<PlanEdit, String> right, Map<String, Map<String, List<String>>> faults) {
        List<PlanEdit> gone = right.keySet().stream().filter(edit -> faults.containsKey(edit.name())).toList();
        gone.forEach(right::remove);
        return gone;
    }

    private static List<PlanEdit> naming(List<PlanEdit> gone, Map<PlanEdit, String> right) {
        return right.entrySet().stream()
                .filter(entry -> gone.stream().anyMatch(edit -> edit.isNew() && entry.getValue().contains(edit.name())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @return false when one of them stays: what follows from it comes up when the rest is tried */
    private boolean remove(Tenant tenant, List<PlanEdit> gone, String who) {
        try {
            for (PlanEdit edit : gone) {
                if (edit.isNew()) {
                    store.find(edit.type(), tenant, edit.name()).ifPresent(
                            now -> store.delete(edit.type(), tenant, edit.name(), new Check(now.version(), who)));
                    store.settle();
                }
            }
            return true;
        } catch (Conflict | StaleVersion | NotFound | EJBException held) {
            return false;
        }
    }

    private void put(Tenant tenant, PlanEdit edit, String who) {
        if (edit.isNew()) {
            store.insert(tenant, edit.name(), edit.settings(), who);
        } else {
            store.update(tenant, edit.name(), edit.settings(), new Check(edit.version(), who));
        }
        store.settle();
    }
}
