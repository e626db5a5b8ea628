package io.carillon.contract;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Signatures that go out with an INVITE.
 *
 * @param headers Identity headers (RFC 8224)
 * @param at Date header that goes with them; null without headers
 */
public record SignedCall(List<String> headers, Instant at) implements Serializable {
    /** Nobody vouches for the caller. */
    public static final SignedCall NONE = new SignedCall(List.of(), null);

    public SignedCall {
        headers = List.copyOf(headers);
    }

    /** Whether there are any. */
    public boolean isPresent() {
        return !headers.isEmpty();
    }
}
