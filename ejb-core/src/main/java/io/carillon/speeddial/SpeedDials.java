package io.carillon.speeddial;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Numbers behind short codes; stored by the number of the extension, or by {@value #HOUSE} for all of the house.
 *
 * @param numbers what each code of two digits stands for
 */
public record SpeedDials(Map<String, String> numbers) {
    /** Name under which the codes of the whole house are stored. */
    public static final String HOUSE = "house";

    /** No code stands for anything. */
    public static final SpeedDials NONE = new SpeedDials(Map.of());

    public SpeedDials {
        Objects.requireNonNull(numbers, "numbers");
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }
}
