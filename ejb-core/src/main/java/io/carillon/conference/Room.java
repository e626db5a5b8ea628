package io.carillon.conference;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A room with people in it. Immutable.
 *
 * @param tenant whose it is
 * @param number that reaches it
 * @param locked whether nobody but moderators comes in
 * @param people in it, in the order in which they were let in
 */
public record Room(Tenant tenant, String number, boolean locked, List<Attendee> people) {
    public Room {
        people = List.copyOf(people);
    }

    static Room empty(Rooms.Key key) {
        return new Room(key.tenant(), key.number(), false, List.of());
    }

    /** Name of the mix of its people. */
    public static String mix(Tenant tenant, String number) {
        return "room/" + tenant.name() + "/" + number;
    }

    /** Name of the mix of its people. */
    public String mix() {
        return mix(tenant, number);
    }

    /** When the first of those who are in it was let in. */
    public Instant startedAt() {
        return Instant.ofEpochMilli(people.stream().mapToLong(one -> one.at().since()).min().orElse(0));
    }

    /** Somebody in it. */
    public Optional<Attendee> find(CallId call) {
        return people.stream().filter(one -> one.call().equals(call)).findFirst();
    }

    /** Somebody in it by his call, his leg or his number. */
    public Optional<Attendee> find(String name) {
        return people.stream()
                .filter(one -> one.call().value().equals(name) || one.party().equals(name)
                        || one.leg() != null && one.leg().value().equals(name))
                .findFirst();
    }

    /** Whether somebody leads it. */
    public boolean isLed() {
        return people.stream().anyMatch(one -> one.at().moderator());
    }

    /** Who came last and does not lead. */
    public Optional<Attendee> last() {
        return people.stream().filter(one -> !one.at().moderator()).reduce((one, later) -> later);
    }

    /** Whether nobody who does not lead can be heard. */
    public boolean isMuted() {
        return people.stream().allMatch(one -> one.at().moderator() || one.at().levels().muted());
    }

    Room locked(boolean now) {
        return new Room(tenant, number, now, people);
    }

    Room with(Attendee one) {
        List<Attendee> next = new ArrayList<>(without(one.call()).people);
        next.add(one);
        next.sort(Comparator.<Attendee>comparingLong(each -> each.at().since())
                .thenComparing(each -> each.call().value()));
        return new Room(tenant, number, locked, next);
    }

    Room without(CallId call) {
        return new Room(tenant, number, locked,
                people.stream().filter(one -> !one.call().equals(call)).toList());
    }
}
