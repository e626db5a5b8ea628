package io.carillon.voicemail;

import java.time.Instant;
import java.util.Objects;

/**
 * An e-mail that has to be sent.
 *
 * @param message name of the message it tells of
 * @param address who gets it
 * @param attach whether the audio is in it
 * @param attempts how often it was tried in vain
 * @param dueAt when it is tried next
 */
public record PendingMail(String message, String address, boolean attach, int attempts, Instant dueAt) {
    public PendingMail {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(dueAt, "dueAt");
    }
}
