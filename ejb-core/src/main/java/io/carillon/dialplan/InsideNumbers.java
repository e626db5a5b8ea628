package io.carillon.dialplan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of the house that are no extension, to one tenant. Immutable. */
public final class InsideNumbers {
    /** There are none. */
    public static final InsideNumbers NONE = new InsideNumbers(List.of());

    private final Map<String, RingGroup> groups = new HashMap<>();

    public InsideNumbers(Collection<RingGroup> groups) {
        groups.forEach(group -> this.groups.put(group.number(), group));
    }

    /** A ring group by its number, those that are switched off included. */
    public Optional<RingGroup> group(String number) {
        return Optional.ofNullable(groups.get(number));
    }
}
