package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/** What the caller dialled: the user part of the Request-URI, percent-decoded, case kept. */
public record DialledNumber(String digits) implements Serializable {
    public DialledNumber {
        Objects.requireNonNull(digits, "digits");
    }

    @Override
    public String toString() {
        return digits;
    }
}
