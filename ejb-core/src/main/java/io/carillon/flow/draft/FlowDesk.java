package io.carillon.flow.draft;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import io.carillon.directory.Conflict;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.ChangeStore;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.store.FlowDraftStore;
import io.carillon.store.RecordJson;
import io.carillon.trunk.OutsideLoader;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.StalePlan;
import io.carillon.trunk.Stored;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where drafts are begun, changed, discarded and published, and what was published before is found and brought back. */
@ApplicationScoped
public class FlowDesk {
    private static final int PAGE = 200;
    private static final int MOST_CHANGES_BACK = 5_000;

    @EJB
    private FlowDraftStore drafts;

    @EJB
    private FlowPublishing publishing;

    @EJB
    private OutsideStore things;

    @EJB
    private ChangeStore changes;

    @EJB
    private OutsideLoader loader;

    /** All drafts of a tenant, newest first. */
    public List<FlowDraft> drafts(Tenant tenant) {
        return drafts.drafts(tenant);
    }

    /** What was published, latest first. @param before last change of the last of the page before */
    public List<FlowDraft> versions(Tenant tenant, long before, int limit) {
        return drafts.versions(tenant, before, limit);
    }

    /** A draft. */
    public Optional<FlowDraft> draft(Tenant tenant, long id) {
        return drafts.find(tenant, id).filter(found -> found.published() == null);
    }

    /** One that was published. */
    public Optional<FlowDraft> version(Tenant tenant, long id) {
        return drafts.find(tenant, id).filter(found -> found.published() != null);
    }

    /** @throws Conflict there are too many; @throws Invalid it is too long */
    public FlowDraft begin(Tenant tenant, FlowDraft.Plan plan, String who) {
        fits(plan);
        return drafts.insert(tenant, plan, who);
    }

    /** @throws NotFound there is no such draft; @throws StaleVersion somebody else was quicker; @throws Invalid it is too long */
    public FlowDraft change(Tenant tenant, long id, FlowDraft.Plan plan, Check check) {
        fits(plan);
        return drafts.update(tenant, id, plan, check);
    }

    /** @throws NotFound there is no such draft; @throws StaleVersion somebody else was quicker */
    public void discard(Tenant tenant, long id, Check check) {
        drafts.delete(tenant, id, check);
    }

    /**
     * Makes a draft real. When the method returns it is committed and calls are routed by it.
     *
     * @param edits what its changes mean
     * @throws NotFound there is no such draft
     * @throws StaleVersion somebody else has changed the draft
     * @throws StalePlan somebody else has changed what it changes
     * @throws Invalid bad fields, each named {@code kind/name/field}
     * @throws Conflict a number is taken, or something else needs what should go
     */
    public FlowDraft publish(Tenant tenant, long id, List<PlanEdit> edits, Check check) {
        FlowDraft published = publishing.publish(tenant, id, edits, check);
        loader.refresh();
        return published;
    }

    private static void fits(FlowDraft.Plan plan) {
        if (plan.changes().length() > FlowDraft.MOST_TEXT) {
            throw new Invalid(Map.of("changes", List.of("are too much for one draft")));
        }
    }

    /**
     * What must be changed now so that some kinds of things are again as they were when a version had just been
     * published, whoever changed them since.
     *
     * @param kinds the kinds, as the history calls them
     * @throws NotFound there is no such version
     * @throws Conflict too much has happened since
     */
    public List<PlanEdit> back(Tenant tenant, long id, List<String> kinds) {
        long last = version(tenant, id).orElseThrow(() -> new NotFound("there is no such version")).published().lastChange();
        List<PlanEdit> edits = new ArrayList<>();
        for (String kind : kinds) {
            Class<? extends Record> type = things.typeOf(kind).orElseThrow();
            firstSince(tenant, kind, last).values().forEach(change -> undo(tenant, type, change, edits));
        }
        return edits;
    }

    /** The first change of each thing after another: what it was before is what it was then. */
    private Map<String, Change> firstSince(Tenant tenant, String kind, long last) {
        Map<String, Change> first = new LinkedHashMap<>();
        long before = Long.MAX_VALUE;
        for (int seen = 0; seen < MOST_CHANGES_BACK; seen += PAGE) {
            List<Change> page = changes.page(tenant, kind, null, before, PAGE);
            for (Change change : page) {
                if (change.id() <= last) {
                    return first;
                }
                first.put(change.name(), change);
                before = change.id();
            }
            if (page.size() < PAGE) {
                return first;
            }
        }
        throw new Conflict("too much has happened since then");
    }

    private <T extends Record> void undo(Tenant tenant, Class<T> type, Change change, List<PlanEdit> edits) {
        Optional<Stored<T>> now = things.find(type, tenant, change.name());
        T then = change.was() == null ? null : RecordJson.read(type, change.was());
        boolean same = now.map(Stored::settings).map(settings -> settings.equals(then)).orElse(then == null);
        if (!same) {
            edits.add(new PlanEdit(type, change.name(), now.map(Stored::version).orElse(PlanEdit.NEW), then));
        }
    }
}
