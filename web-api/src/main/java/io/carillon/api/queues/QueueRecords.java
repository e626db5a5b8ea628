package io.carillon.api.queues;

import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.queue.CallQueue;
import io.carillon.queue.store.VisitReader;
import io.carillon.trunk.OutsideDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What is on record of call queues. */
@ApplicationScoped
public class QueueRecords {
    @Inject
    VisitReader visits;

    @Inject
    OutsideDesk desk;

    /** What came of the callers of a queue who came in this time; answered 404 when there is no such queue. */
    QueueNumbers numbers(Tenant tenant, String number, Instant from, Instant to) {
        CallQueue queue = desk.find(CallQueue.class, tenant, number)
                .orElseThrow(() -> Problems.notFound("there is no such queue"))
                .settings();
        return QueueNumbers.of(visits.totals(
                new VisitReader.Query(tenant, number, from, to, queue.limits().serviceLevelSeconds())));
    }
}
