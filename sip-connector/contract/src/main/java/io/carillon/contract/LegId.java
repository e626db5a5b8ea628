package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * One leg of a call: one SIP dialog (or dialog to be) and one media endpoint.
 *
 * @param value unique for ever, at most 48 characters of {@code [A-Za-z0-9-]}
 */
public record LegId(String value) implements Serializable {
    public LegId {
        Objects.requireNonNull(value, "leg id");
        if (value.isEmpty() || value.length() > 48) {
            throw new IllegalArgumentException("leg id must have 1 to 48 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
