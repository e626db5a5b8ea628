package io.carillon.dialplan;

import io.carillon.findme.FindMe;
import io.carillon.hours.TimeCondition;
import io.carillon.menu.Menu;
import io.carillon.screening.Screening;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of the house that are no extension, and who may not call those that are, to one tenant. Immutable. */
public final class InsideNumbers {
    /** There are none. */
    public static final InsideNumbers NONE = new InsideNumbers(List.of(), Map.of(), Map.of(), Map.of(), Map.of());

    private final Map<String, RingGroup> groups = new HashMap<>();
    private final Map<String, TimeCondition> conditions;
    private final Map<String, CallScreen> screens;
    private final Map<String, FindMe> findMe;
    private final Map<String, Menu> menus;

    /**
     * @param groups ring groups
     * @param conditions by their numbers
     * @param screens by extension, that of the house by {@link Screening#HOUSE}
     * @param findMe further numbers, by extension
     * @param menus by their numbers
     */
    public InsideNumbers(
            Collection<RingGroup> groups,
            Map<String, TimeCondition> conditions,
            Map<String, CallScreen> screens,
            Map<String, FindMe> findMe,
            Map<String, Menu> menus) {
        groups.forEach(group -> this.groups.put(group.number(), group));
        this.conditions = Map.copyOf(conditions);
        this.screens = Map.copyOf(screens);
        this.findMe = Map.copyOf(findMe);
        this.menus = Map.copyOf(menus);
    }

    /** A menu by its number, those that are switched off included. */
    public Optional<Menu> menu(String number) {
        return Optional.ofNullable(menus.get(number));
    }

    /** Further numbers of an extension. */
    public FindMe findMe(String extension) {
        return findMe.getOrDefault(extension, FindMe.NONE);
    }

    /** Whom an extension does not want to hear, or with {@link Screening#HOUSE} the whole house. */
    public CallScreen screen(String extension) {
        return screens.getOrDefault(extension, CallScreen.NONE);
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
