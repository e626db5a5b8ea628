package io.carillon.flow.draft;

import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.store.FlowDraftStore;
import io.carillon.trunk.PlanChange;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.PlanTransaction;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;

/** Makes a draft real: all of its changes, and that it was published, in one transaction. */
@Stateless
public class FlowPublishing {
    @EJB
    private PlanTransaction plan;

    @EJB
    private OutsideStore things;

    @EJB
    private FlowDraftStore drafts;

    /** As {@link FlowDesk#publish}. */
    public FlowDraft publish(Tenant tenant, long draft, List<PlanEdit> edits, Check check) {
        plan.apply(tenant, edits, check.who());
        long last = things.changes(tenant, null, null, Long.MAX_VALUE, 1).stream()
                .mapToLong(PlanChange::id)
                .findFirst()
                .orElse(0);
        return drafts.publish(tenant, draft, last, check);
    }
}
