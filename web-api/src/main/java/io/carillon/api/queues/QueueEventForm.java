package io.carillon.api.queues;

import io.carillon.api.live.EventForm;
import io.carillon.contract.Tenant;
import java.util.List;

/** Call queues for clients that follow {@code queue_created}, {@code queue_updated}, {@code queue_deleted}. */
final class QueueEventForm implements EventForm {
    /** A queue; its field names are those of such clients. */
    record QueueData(String id, String customer_id, List<String> wait_queuecall_ids) {}

    @Override
    public String resource() {
        return "queue";
    }

    @Override
    public QueueData data(Tenant tenant, String id, Record item) {
        QueuesTopic.QueueState queue = (QueuesTopic.QueueState) item;
        return new QueueData(id, tenant.name(), queue.callers().stream().map(LiveQueue.Caller::callId).toList());
    }
}
