package io.carillon.api.flows;

import io.carillon.flow.draft.FlowDraft;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft.
 *
 * @param id by which it is found
 * @param who began it
 * @param createdAt when it was begun
 * @param changedAt when it was last changed
 */
@Schema(name = "FlowDraft")
public record FlowDraftView(
        String id,
        String title,
        String from,
        List<FlowChangeBody> changes,
        String who,
        Instant createdAt,
        Instant changedAt) {
    static FlowDraftView of(FlowDraft draft, List<FlowChangeBody> changes) {
        return new FlowDraftView(Long.toString(draft.id()), draft.plan().title(),
                draft.plan().from().isEmpty() ? null : draft.plan().from(), changes, draft.who(), draft.createdAt(),
                draft.changedAt());
    }
}
