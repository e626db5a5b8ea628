package io.carillon.message;

import io.carillon.contract.Aor;
import java.time.Instant;

/**
 * A text that has not arrived.
 *
 * @param id its name
 * @param to whom it is for
 * @param from number of the sender
 * @param contentType media type
 * @param body content
 * @param sentAt when it was sent
 * @param expiresAt when nobody wants it any more
 */
public record WaitingText(
        String id, Aor to, String from, String contentType, byte[] body, Instant sentAt, Instant expiresAt) {}
