package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where trunks, routes, outside numbers, ring groups, time conditions, screening and what extensions may do are read
 * and changed; which of them is said by the class of the settings. A change is one transaction of its own: when the
 * method returns it is committed, calls are routed by it and the switch knows it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutsideDesk {
    private static final int MAX_PAGE = 200;

    /** How often what is wrong is left out and the rest tried again: what is wrong for want of it comes up then. */
    private static final int MOST_ROUNDS = 500;
    /** Somebody waits for the answer, and the database serves others, too. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @EJB
    private OutsideStore store;

    @EJB
    private OutsideLoader loader;

    @EJB
    private PlanBatch batch;

    @Inject
    private OutsideRules rules;

    /**
     * Some of a kind, in order of name.
     *
     * @param afterName last name of the page before, null for the first page
     * @param limit at most this many, 1 to 200
     */
    public <T extends Record> List<Stored<T>> page(Class<T> kind, Tenant tenant, String afterName, int limit) {
        return store.page(kind, tenant, afterName, Math.min(Math.max(limit, 1), MAX_PAGE));
    }

    /**
     * Some of a kind that have a text in their name or in what people call them, in order of name.
     *
     * @param text what is looked for, in whatever case
     */
    public <T extends Record> List<Stored<T>> found(
            Class<T> kind, Tenant tenant, String text, String afterName, int limit) {
        return store.found(kind, tenant, text, afterName, Math.min(Math.max(limit, 1), MAX_PAGE));
    }

    /** One of a kind. */
    public <T extends Record> Optional<Stored<T>> find(Class<T> kind, Tenant tenant, String name) {
        return store.find(kind, tenant, name);
    }

    /**
     * Locks a secret of a trunk, so that it can be put into its settings.
     *
     * @param what {@code secret} or {@code inbound}
     */
    public Sealed seal(Tenant tenant, String trunk, String what, String secret) {
        return loader.seal(secret, OutsideLoader.purpose(tenant.name() + "/" + trunk, what));
    }

    /** Opens what {@link #seal} has locked for the same; empty when the key of the server is another one now. */
    public Optional<String> unseal(Tenant tenant, String name, String what, Sealed sealed) {
        return loader.unseal(sealed, OutsideLoader.purpose(tenant.name() + "/" + name, what));
    }

    /** All of a kind, of all tenants. */
    public <T extends Record> List<Stored<T>> all(Class<T> kind) {
        return store.all(kind);
    }

    /**
     * Creates one.
     *
     * @param who for the audit
     * @throws Invalid bad fields
     * @throws Conflict the name is taken
     */
    public <T extends Record> Stored<T> create(Tenant tenant, String name, T settings, String who) {
        rules.check(tenant, name, settings);
        Stored<T> created = store.insert(tenant, name, settings, who);
        loader.refresh();
        return created;
    }

    /**
     * Changes one.
     *
     * @param check the version the caller has seen, and who it is
     * @throws Invalid bad fields
     * @throws NotFound no such thing
     * @throws StaleVersion somebody else was quicker
     */
    public <T extends Record> Stored<T> update(Tenant tenant, String name, T settings, Check check) {
        rules.check(tenant, name, settings);
        Stored<T> changed = store.update(tenant, name, settings, check);
        loader.refresh();
        return changed;
    }

    /**
     * Deletes one.
     *
     * @throws NotFound no such thing
     * @throws StaleVersion somebody else was quicker
     * @throws Conflict something else needs it
     */
    public <T extends Record> void delete(Class<T> kind, Tenant tenant, String name, Check check) {
        rules.checkUnused(kind, tenant, name);
        store.delete(kind, tenant, name, check);
        loader.refresh();
    }

    /**
     * Makes many changes of one kind together. What breaks a rule is left out, and what cannot be without it; all the rest
     * is made in one transaction.
     *
     * @param trial whether nothing is made and only found out what would be
     * @return what was left out and why, by name of the thing and field
     */
    public Map<String, Map<String, List<String>>> changeMany(
            Tenant tenant, List<PlanEdit> edits, String who, boolean trial) {
        Map<String, Map<String, List<String>>> wrong = new LinkedHashMap<>();
        List<PlanEdit> left = edits;
        boolean tried = false;
        long begun = System.nanoTime();
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty() && System.nanoTime() - begun < LONGEST.toNanos(); round++) {
            Map<String, Map<String, List<String>>> found = batch.apply(tenant, left, who, trial);
            if (found.isEmpty()) {
                if (!trial) {
                    loader.refresh();
                }
                return wrong;
            }
            wrong.putAll(found);
            if (!tried && isRefused(found)) {
                tried = true;
                wrong.putAll(refused(tenant, left, who));
            }
            left = left.stream().filter(edit -> !wrong.containsKey(edit.name())).toList();
        }
        left.forEach(edit -> wrong.put(edit.name(), Map.of(PlanBatch.ITSELF, List.of("too much else is wrong"))));
        return wrong;
    }

    private static boolean isRefused(Map<String, Map<String, List<String>>> found) {
        return found.values().stream().anyMatch(fields -> fields.containsKey(PlanBatch.ITSELF));
    }

    /** The database ends at the first that it does not take: each is tried alone to find them all. */
    private Map<String, Map<String, List<String>>> refused(Tenant tenant, List<PlanEdit> edits, String who) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        for (PlanEdit edit : edits) {
            Map<String, Map<String, List<String>>> found = batch.apply(tenant, List.of(edit), who, true);
            if (isRefused(found)) {
                all.putAll(found);
            }
        }
        return all;
    }
}
