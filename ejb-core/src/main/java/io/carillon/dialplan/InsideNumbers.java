package io.carillon.dialplan;

import io.carillon.findme.FindMe;
import io.carillon.hotdesk.DeskLogin;
import io.carillon.hours.QuietHours;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import io.carillon.mailbox.MailingList;
import io.carillon.park.ParkSettings;
import io.carillon.pickup.PickupSettings;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Numbers of the house that are no extension, and who may not call those that are, to one tenant. Immutable. */
public final class InsideNumbers {
    /** There are none. */
    public static final InsideNumbers NONE = new InsideNumbers(List.of(), Map.of(), Map.of(), Own.NOTHING);

    private final Map<String, RingGroup> groups = new HashMap<>();
    private final Map<String, TimeCondition> conditions;
    private final Map<String, HostedNumber> hosted;
    private final Own own;
    private final Map<String, Mailbox> mailboxes;

    /**
     * What extensions have set for themselves, by their numbers.
     *
     * @param screens whom they do not want to hear, the house by {@link Screening#HOUSE}
     * @param findMe further numbers
     * @param speedDials short codes, those of the house by {@link SpeedDials#HOUSE}
     * @param quiet when they do not want to be disturbed
     * @param pickup whose calls they may answer
     * @param park where callers are parked, by {@link ParkSettings#HOUSE} alone
     * @param desks who has logged in at their telephones
     */
    public record Own(
            Map<String, CallScreen> screens,
            Map<String, FindMe> findMe,
            Map<String, SpeedDials> speedDials,
            Map<String, QuietHours> quiet,
            Map<String, PickupSettings> pickup,
            Map<String, ParkSettings> park,
            Map<String, DeskLogin> desks) {
        /** Nothing. */
        public static final Own NOTHING =
                new Own(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        public Own {
            screens = Map.copyOf(screens);
            findMe = Map.copyOf(findMe);
            speedDials = Map.copyOf(speedDials);
            quiet = Map.copyOf(quiet);
            pickup = Map.copyOf(pickup);
            park = Map.copyOf(park);
            desks = Map.copyOf(desks);
        }
    }

    /**
     * @param groups ring groups
     * @param conditions by their numbers
     * @param hosted those that lead to a feature, by their numbers
     * @param own what extensions have set for themselves
     */
    public InsideNumbers(
            Collection<RingGroup> groups,
            Map<String, TimeCondition> conditions,
            Map<String, HostedNumber> hosted,
            Own own) {
        groups.forEach(group -> this.groups.put(group.number(), group));
        this.conditions = Map.copyOf(conditions);
        this.hosted = Map.copyOf(hosted);
        this.own = own;
        this.mailboxes = Map.of();
    }

    private InsideNumbers(InsideNumbers numbers, Map<String, Mailbox> mailboxes) {
        this.groups.putAll(numbers.groups);
        this.conditions = numbers.conditions;
        this.hosted = numbers.hosted;
        this.own = numbers.own;
        this.mailboxes = Map.copyOf(mailboxes);
    }

    /** These with mailboxes, by the numbers of their extensions. */
    public InsideNumbers with(Map<String, Mailbox> all) {
        return new InsideNumbers(this, all);
    }

    /** The mailbox of an extension, those that are switched off included. */
    public Mailbox mailbox(String extension) {
        return mailboxes.getOrDefault(extension, Mailbox.NONE);
    }

    /** Mailboxes that are on and get what is left for a number: that of an extension, or those of a list. */
    public List<String> mailboxesOf(String number) {
        List<String> members = hosted(number, MailingList.class).map(MailingList::members).orElse(List.of(number));
        return members.stream().filter(member -> mailbox(member).enabled()).toList();
    }

    /** What a number leads to that is a feature's, those that are switched off included. */
    public Optional<HostedNumber> hosted(String number) {
        return Optional.ofNullable(hosted.get(number));
    }

    /** The same when it is of this kind and switched on. */
    public <T extends HostedNumber> Optional<T> hosted(String number, Class<T> kind) {
        return hosted(number).filter(HostedNumber::enabled).filter(kind::isInstance).map(kind::cast);
    }

    /** All numbers of one kind that are switched on. */
    public <T extends HostedNumber> Map<String, T> all(Class<T> kind) {
        Map<String, T> found = new TreeMap<>();
        hosted.keySet().forEach(number -> hosted(number, kind).ifPresent(one -> found.put(number, one)));
        return found;
    }

    /** All that have a number of their own, in order: time conditions, menus, ring groups and the like. */
    public List<String> numbers() {
        Set<String> all = new TreeSet<>(conditions.keySet());
        all.addAll(groups.keySet());
        all.addAll(hosted.keySet());
        return List.copyOf(all);
    }

    /** Numbers that do nothing without a feature, in order. */
    public List<String> leadingTo(String feature) {
        Set<String> found = new TreeSet<>();
        hosted.forEach((number, one) -> {
            if (one.feature().equals(feature)) {
                found.add(number);
            }
        });
        if (feature.equals(RingGroup.FEATURE)) {
            found.addAll(groups.keySet());
        }
        if (feature.equals(TimeCondition.FEATURE)) {
            found.addAll(conditions.keySet());
        }
        return List.copyOf(found);
    }

    /** Whose number it is, in words; empty when it is nobody's here. */
    public Optional<String> owner(String number) {
        return group(number).map(group -> "ring group " + group.name())
                .or(() -> condition(number).map(condition -> "time condition " + condition.label()))
                .or(() -> hosted(number).map(one -> one.kind() + " " + one.title()));
    }

    /** Whose calls an extension may answer. */
    public PickupSettings pickup(String extension) {
        return own.pickup().getOrDefault(extension, PickupSettings.NONE);
    }

    /** Where callers are parked. */
    public ParkSettings park() {
        return own.park().getOrDefault(ParkSettings.HOUSE, ParkSettings.DEFAULT);
    }

    /** Who has logged in at the telephones of an extension, empty when nobody has. */
    public String userAt(String telephone) {
        DeskLogin login = own.desks().get(telephone);
        return login == null ? "" : login.user();
    }

    /** At whose telephones an extension has logged in. */
    public List<String> desksOf(String user) {
        return own.desks().isEmpty() ? List.of() : own.desks().entrySet().stream()
                .filter(desk -> desk.getValue().user().equals(user))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** When an extension does not want to be disturbed. */
    public QuietHours quiet(String extension) {
        return own.quiet().getOrDefault(extension, QuietHours.NONE);
    }

    /** Short codes of an extension, or with {@link SpeedDials#HOUSE} of everybody. */
    public SpeedDials speedDials(String extension) {
        return own.speedDials().getOrDefault(extension, SpeedDials.NONE);
    }

    /** Further numbers of an extension. */
    public FindMe findMe(String extension) {
        return own.findMe().getOrDefault(extension, FindMe.NONE);
    }

    /** Whom an extension does not want to hear, or with {@link Screening#HOUSE} the whole house. */
    public CallScreen screen(String extension) {
        return own.screens().getOrDefault(extension, CallScreen.NONE);
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
