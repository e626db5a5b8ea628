package io.carillon.feature;

import io.carillon.contract.CallerIdentity;
import io.carillon.dialplan.OutsideLine;
import java.util.Objects;

/**
 * Who answers for a call outside of the house: an extension, a ring group or a time condition.
 *
 * @param number its number
 * @param name shown with the number
 * @param line what it may do and is outside
 */
public record Payer(String number, String name, OutsideLine line) {
    public Payer {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(line, "line");
    }

    /** As the house knows the caller: the own name with the own number, a stranger by the number alone. */
    public CallerIdentity identity(String caller) {
        return number.equals(caller) ? new CallerIdentity(caller, name) : CallerIdentity.of(caller);
    }
}
