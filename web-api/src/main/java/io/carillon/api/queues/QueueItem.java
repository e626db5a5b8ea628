package io.carillon.api.queues;

import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call queue; its fields are those of QueueBody. */
@Schema(name = "Queue")
public record QueueItem(
        String number,
        String name,
        boolean enabled,
        QueueStrategy strategy,
        int priority,
        List<QueueBody.Member> members,
        String language,
        String music,
        int announceSeconds,
        boolean announceWait,
        String callbackKey,
        int maxWaitSeconds,
        int maxWaiting,
        JoinRule join,
        int serviceLevelSeconds,
        String onTimeout,
        String onFull,
        String onEmpty,
        int ringSeconds,
        int misses,
        int wrapUpSeconds,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown of one. */
    public static QueueItem of(Stored<CallQueue> stored) {
        CallQueue queue = stored.settings();
        CallQueue.Hearing hearing = queue.hearing();
        CallQueue.Limits limits = queue.limits();
        return new QueueItem(stored.name(), queue.title(), queue.enabled(), queue.strategy(), queue.priority(),
                queue.members().stream().map(QueueBody.Member::of).toList(), hearing.language(), hearing.music(),
                hearing.announceSeconds(), hearing.announceWait(), hearing.callbackKey(), limits.maxWaitSeconds(),
                limits.maxWaiting(), limits.join(), limits.serviceLevelSeconds(), queue.overflow().timeout(),
                queue.overflow().full(), queue.overflow().empty(), queue.ringing().ringSeconds(),
                queue.ringing().misses(), queue.ringing().wrapUpSeconds(), stored.createdAt(), stored.changedAt());
    }
}
