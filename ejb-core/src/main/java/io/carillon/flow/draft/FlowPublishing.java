package io.carillon.flow.draft;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import io.carillon.directory.store.ChangeStore;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.store.FlowDraftStore;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.PlanTransaction;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;

/** Makes a draft real: all of its changes, and that it was published, in one transaction. */
@Stateless
public class FlowPublishing {
    @EJB
    private PlanTransaction plan;

    @EJB
    private ChangeStore changes;

    @EJB
    private FlowDraftStore drafts;

    /** As {@link FlowDesk#publish}. */
    public FlowDraft publish(Tenant tenant, long draft, List<PlanEdit> edits, Check check) {
        plan.apply(tenant, edits, check.who());
        long last = changes.page(tenant, null, null, Long.MAX_VALUE, 1).stream()
                .mapToLong(Change::id)
                .findFirst()
                .orElse(0);
        return drafts.publish(tenant, draft, last, check);
    }
}
