package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * Who is shown as calling.
 *
 * @param number the number or user part, "anonymous" when withheld
 * @param displayName free text from the caller, hostile until escaped; may be empty
 */
public record CallerIdentity(String number, String displayName) implements Serializable {
    public CallerIdentity {
        Objects.requireNonNull(number, "number");
        displayName = displayName == null ? "" : displayName;
    }

    /** An identity without a name. */
    public static CallerIdentity of(String number) {
        return new CallerIdentity(number, "");
    }
}
