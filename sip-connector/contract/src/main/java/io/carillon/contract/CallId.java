package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * One call, however many legs it has. The same value stands in SIP traces, CDRs, events, logs and the API.
 *
 * @param value opaque, unique for ever, at most 40 characters of {@code [A-Za-z0-9-]}
 */
public record CallId(String value) implements Serializable {
    public CallId {
        Objects.requireNonNull(value, "call id");
        if (value.isEmpty() || value.length() > 40) {
            throw new IllegalArgumentException("call id must have 1 to 40 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
