package io.carillon.api.recordings;

import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;
import io.carillon.trunk.RecordingPolicy;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which calls are recorded, as it shall be.
 *
 * @param name what it is called; needed to create it, later it stays
 * @param scope what it is about
 * @param subject number of the extension, name of the trunk, or INTERNAL, INBOUND or OUTBOUND
 * @param record whether such calls are recorded
 * @param retentionDays days after which a recording is destroyed, 0 for what the server has for all
 */
@Schema(name = "RecordingPolicyBody")
public record PolicyBody(
        @Schema(examples = "sales-in") String name,
        @NotNull RecordingScope scope,
        @NotNull @Schema(examples = "101") String subject,
        @NotNull RecordingWish record,
        @Schema(minimum = "0", maximum = "36500", defaultValue = "0") Integer retentionDays) {

    /** What is stored of it. */
    public RecordingPolicy settings() {
        return new RecordingPolicy(scope, subject, record, retentionDays == null ? 0 : retentionDays);
    }
}
