package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.store.RecordJson;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All of a plan as a copy, and put in again from one: a change like any other, checked by the same rules, live when it is
 * committed, and part of the history.
 */
@ApplicationScoped
public class PlanCopy {
    @EJB
    private OutsideStore store;

    @EJB
    private OutsideDesk desk;

    /** What came of putting one thing in. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** One thing of a plan. */
    public record Item(String name, JsonObject settings) {}

    /** One thing that could not be put in. */
    public record Fault(String kind, String name, String message) {}

    /** What came of putting a plan in. */
    public record Restored(Map<Outcome, Integer> counts, List<Fault> faults) {}

    private Class<? extends Record> typeOf(String kind) {
        return store.typeOf(kind).orElseThrow(() -> new Conflict("there are no such things as " + kind + " any more"));
    }

    private <T extends Record> Outcome put(Class<T> type, Tenant tenant, Item item, String who) {
        T settings = RecordJson.read(type, item.settings());
        Optional<Stored<T>> current = desk.find(type, tenant, item.name());
        if (current.isEmpty()) {
            desk.create(tenant, item.name(), settings, who);
            return Outcome.CREATED;
        }
        if (current.get().settings().equals(settings)) {
            return Outcome.UNCHANGED;
        }
        desk.update(tenant, item.name(), settings, new Check(current.get().version(), who));
        return Outcome.CHANGED;
    }

    /** The whole plan of a tenant by kind; secrets are locked with the key of this server. */
    public Map<String, List<Item>> plan(Tenant tenant) {
        Map<String, List<Item>> plan = new TreeMap<>();
        store.kinds().forEach((kind, type) -> {
            List<Item> items = new ArrayList<>();
            for (Stored<? extends Record> stored : desk.all(type)) {
                if (stored.tenant().equals(tenant)) {
                    items.add(new Item(stored.name(), RecordJson.write(stored.settings())));
                }
            }
            plan.put(kind, items);
        });
        return plan;
    }

    /**
     * Puts things in as they are in a copy; what is not in the copy stays. What needs something else that comes later is
     * tried again after it.
     */
    public Restored restore(Tenant tenant, Map<String, List<Item>> plan, String who) {
        Map<Outcome, Integer> counts = new TreeMap<>();
        Map<String, List<Item>> left = plan;
        while (true) {
            List<Fault> faults = new ArrayList<>();
            Map<String, List<Item>> again = new TreeMap<>();
            int done = 0;
            for (Map.Entry<String, List<Item>> kind : left.entrySet()) {
                for (Item item : kind.getValue()) {
                    try {
                        counts.merge(put(typeOf(kind.getKey()), tenant, item, who), 1, Integer::sum);
                        done++;
                    } catch (Invalid | Conflict | StaleVersion | IllegalArgumentException wrong) {
                        faults.add(new Fault(kind.getKey(), item.name(), reason(wrong)));
                        again.computeIfAbsent(kind.getKey(), fresh -> new ArrayList<>()).add(item);
                    }
                }
            }
            if (faults.isEmpty() || done == 0) {
                return new Restored(counts, faults);
            }
            left = again;
        }
    }

    private static String reason(RuntimeException wrong) {
        return wrong instanceof Invalid invalid ? invalid.fields().toString() : String.valueOf(wrong.getMessage());
    }
}
