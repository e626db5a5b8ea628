package io.carillon.voicemail;

import java.time.Instant;
import java.util.Objects;

/**
 * A greeting there is.
 *
 * @param audio name of the recording
 * @param millis how long it is
 * @param changedAt when it was recorded or stored
 */
public record StoredGreeting(String audio, long millis, Instant changedAt) {
    public StoredGreeting {
        Objects.requireNonNull(audio, "audio");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
