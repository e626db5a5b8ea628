package io.carillon.flow.draft.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.FlowDraft;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The table of drafts. Every method is one transaction, or part of the caller's, its audit row included. */
@Stateless
public class FlowDraftStore {
    /** So many drafts are kept; who wants another discards one. */
    private static final int MOST_DRAFTS = 100;

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public FlowDraftStore() {}

    FlowDraftStore(EntityManager rows) {
        this.rows = rows;
    }

    /** All drafts of a tenant, newest first. */
    public List<FlowDraft> drafts(Tenant tenant) {
        return rows.createQuery("select d from FlowDraftRow d where d.tenant = :tenant and d.lastChange is null"
                        + " order by d.id desc", FlowDraftRow.class)
                .setParameter("tenant", tenant.name())
                .setMaxResults(MOST_DRAFTS)
                .getResultStream()
                .map(FlowDraftRow::toRecord)
                .toList();
    }

    /** Those that were published, latest first. @param before last change of the last of the page before */
    public List<FlowDraft> versions(Tenant tenant, long before, int limit) {
        return rows.createQuery("select d from FlowDraftRow d where d.tenant = :tenant and d.lastChange < :before"
                        + " order by d.lastChange desc", FlowDraftRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(FlowDraftRow::toRecord)
                .toList();
    }

    /** One of a tenant, published or not. */
    public Optional<FlowDraft> find(Tenant tenant, long id) {
        return row(tenant, id).map(FlowDraftRow::toRecord);
    }

    /** @throws Conflict there are too many */
    public FlowDraft insert(Tenant tenant, FlowDraft.Plan plan, String who) {
        if (drafts(tenant).size() >= MOST_DRAFTS) {
            throw new Conflict("there are " + MOST_DRAFTS + " drafts already; discard one");
        }
        FlowDraftRow row = new FlowDraftRow(tenant, plan, who);
        rows.persist(row);
        rows.flush();
        new Audit(rows, tenant, who).write("flow-draft.created", plan.title(), null, null);
        return row.toRecord();
    }

    /** @throws NotFound there is no such draft; @throws StaleVersion somebody else was quicker */
    public FlowDraft update(Tenant tenant, long id, FlowDraft.Plan plan, Check check) {
        FlowDraftRow row = draft(tenant, id, check);
        row.take(plan);
        flush();
        return row.toRecord();
    }

    /** @throws NotFound there is no such draft; @throws StaleVersion somebody else was quicker */
    public void delete(Tenant tenant, long id, Check check) {
        FlowDraftRow row = draft(tenant, id, check);
        rows.remove(row);
        flush();
        new Audit(rows, tenant, check.who()).write("flow-draft.discarded", row.title(), null, null);
    }

    /**
     * It is a version from now on.
     *
     * @param lastChange id of the last change of the plan that it made
     */
    public FlowDraft publish(Tenant tenant, long id, long lastChange, Check check) {
        FlowDraftRow row = draft(tenant, id, check);
        row.published(check.who(), lastChange);
        flush();
        new Audit(rows, tenant, check.who()).write("flow-draft.published", row.title(), null, null);
        return row.toRecord();
    }

    private Optional<FlowDraftRow> row(Tenant tenant, long id) {
        return Optional.ofNullable(rows.find(FlowDraftRow.class, id)).filter(row -> row.tenant().equals(tenant));
    }

    private FlowDraftRow draft(Tenant tenant, long id, Check check) {
        FlowDraftRow row = row(tenant, id)
                .filter(found -> !found.isPublished())
                .orElseThrow(() -> new NotFound("there is no such draft"));
        if (row.version() != check.expectedVersion()) {
            throw stale();
        }
        return row;
    }

    private void flush() {
        try {
            rows.flush();
        } catch (OptimisticLockException raced) {
            throw stale();
        }
    }

    private static StaleVersion stale() {
        return new StaleVersion("the draft was changed by somebody else");
    }
}
