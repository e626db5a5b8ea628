package io.carillon.api.queues;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an agent says.
 *
 * @param queues which queues it logs in to, beside those it serves always; none when absent
 * @param paused whether it makes a pause; false when absent
 * @param reason why it makes one
 */
@Schema(name = "AgentBody")
public record AgentBody(
        @Size(max = 100) List<String> queues,
        @Schema(defaultValue = "false") Boolean paused,
        @Size(max = 40) String reason) {
    /** Why it makes a pause, null for none. */
    String pause() {
        return requireNonNullElse(paused, false) ? requireNonNullElse(reason, "").strip() : null;
    }
}
