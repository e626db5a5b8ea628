package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A device sends a text (MESSAGE, RFC 3428).
 *
 * @param from who sends it, proven
 * @param to number it is for
 * @param at arrival
 * @param expires seconds after which nobody wants it any more (section 7), -1 when nothing was said
 * @param contentType media type, parameters included
 * @param body content as it came
 */
public record MessageAsked(Aor from, DialledNumber to, Instant at, long expires, String contentType, byte[] body)
        implements Serializable {
    public MessageAsked {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }
}
