package io.carillon.voicemail;

import java.time.Instant;

/**
 * A recording that waits for somebody who understands it.
 *
 * @param audio name of the recording
 * @param language ISO 639 code
 * @param attempts how often it was tried in vain
 * @param receivedAt when its message came
 */
public record PendingTranscript(String audio, String language, int attempts, Instant receivedAt) {}
