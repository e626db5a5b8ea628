package io.carillon.trunk;

import io.carillon.directory.RecordingScope;
import io.carillon.directory.RecordingWish;

/**
 * Which calls are recorded, and for how long that is kept.
 *
 * @param scope what it is about
 * @param subject number of the extension, name of the trunk, or INTERNAL, INBOUND or OUTBOUND
 * @param wish always, never or on demand
 * @param retentionDays days after which a recording is destroyed, 0 for {@code carillon.recording.retention-days}
 */
public record RecordingPolicy(
        RecordingScope scope, String subject, RecordingWish wish, int retentionDays) {}
