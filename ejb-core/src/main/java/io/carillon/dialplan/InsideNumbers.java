package io.carillon.dialplan;

import io.carillon.hours.TimeCondition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of the house that are no extension, to one tenant. Immutable. */
public final class InsideNumbers {
    /** There are none. */
    public static final InsideNumbers NONE = new InsideNumbers(List.of(), Map.of());

    private final Map<String, RingGroup> groups = new HashMap<>();
    private final Map<String, TimeCondition> conditions;

    /** @param conditions by their numbers */
    public InsideNumbers(Collection<RingGroup> groups, Map<String, TimeCondition> conditions) {
        groups.forEach(group -> this.groups.put(group.number(), group));
        this.conditions = Map.copyOf(conditions);
    }

    /** A ring group by its number, those that are switched off included. */
    public Optional<RingGroup> group(String number) {
        return Optional.ofNullable(groups.get(number));
    }

    /** A time condition by its number. */
    public Optional<TimeCondition> condition(String number) {
        return Optional.ofNullable(conditions.get(number));
    }
}
