package io.carillon.api.recordings;

import io.carillon.trunk.RecordingPolicy;
import io.carillon.trunk.Stored;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which calls are recorded; its fields are those of RecordingPolicyBody. */
@Schema(name = "RecordingPolicy")
public record PolicyView(
        String name,
        String scope,
        String subject,
        String record,
        int retentionDays,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown. */
    public static PolicyView of(Stored<RecordingPolicy> stored) {
        RecordingPolicy policy = stored.settings();
        return new PolicyView(stored.name(), policy.scope().name(), policy.subject(), policy.wish().name(),
                policy.retentionDays(), stored.createdAt(), stored.changedAt());
    }
}
