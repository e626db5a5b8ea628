package io.carillon.api.flows;

import io.carillon.flow.draft.FlowDraft;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was published together.
 *
 * @param id by which it is found
 * @param publishedAt when
 * @param publishedBy by whom
 */
@Schema(name = "FlowVersion")
public record FlowVersionView(
        String id,
        String title,
        String from,
        List<FlowChangeBody> changes,
        Instant publishedAt,
        String publishedBy) {
    static FlowVersionView of(FlowDraft draft, List<FlowChangeBody> changes) {
        return new FlowVersionView(Long.toString(draft.id()), draft.plan().title(),
                draft.plan().from().isEmpty() ? null : draft.plan().from(), changes, draft.published().at(),
                draft.published().by());
    }
}
