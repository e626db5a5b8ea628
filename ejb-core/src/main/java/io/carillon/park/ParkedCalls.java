package io.carillon.park;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import io.carillon.presence.CallsNow;
import io.carillon.presence.LiveCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who is parked where, and which place is given to whom next. A place that somebody was told of is kept for a minute,
 * until the call that is meant for it is there.
 */
@ApplicationScoped
public class ParkedCalls {
    /** So long a place is kept for a call that is on its way to it. */
    static final Duration PROMISE = Duration.ofSeconds(60);

    private final LiveCalls calls;
    private final ReentrantLock turn = new ReentrantLock();
    /** At most one for each place. */
    private final Map<Place, Promise> promises = new HashMap<>();

    private record Place(Tenant tenant, String slot) {}

    private record Promise(String told, CallId call, Instant at) {
        boolean holds(Instant now) {
            return now.isBefore(at.plus(PROMISE));
        }
    }

    /**
     * Somebody who is parked.
     *
     * @param slot the place
     * @param call the call
     * @param leg who waits there
     * @param number of who waits
     * @param name of who waits, as far as known
     * @param by number of who parked
     * @param recalling whether whoever parked is being called
     */
    public record Parked(
            String slot, CallId call, LegId leg, String number, String name, String by, boolean recalling) {}

    /** For the container. */
    protected ParkedCalls() {
        this((LiveCalls) null);
    }

    @Inject
    public ParkedCalls(CallsNow calls) {
        this((LiveCalls) calls);
    }

    public ParkedCalls(LiveCalls calls) {
        this.calls = calls;
    }

    /** All who are parked in a house, in the order of places. */
    public List<Parked> all(Tenant tenant) {
        return calls.all().stream()
                .filter(call -> call.tenant().equals(tenant))
                .map(ParkedCalls::parked)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Parked::slot))
                .toList();
    }

    /** Who is parked at a place. */
    public Optional<Parked> at(Tenant tenant, String slot) {
        return all(tenant).stream().filter(parked -> parked.slot().equals(slot)).findFirst();
    }

    private static Optional<Parked> parked(Call call) {
        Stage.Hosted hosted = call.parked();
        if (hosted == null) {
            return Optional.empty();
        }
        Leg waits = call.leg(hosted.leg());
        Leg by = hosted.by() == null ? null : call.leg(hosted.by());
        String name = waits.role() == Leg.Role.CALLER ? call.from().displayName() : "";
        return Optional.of(new Parked(hosted.slot(), call.id(), waits.id(), waits.party(), name,
                by == null ? "" : by.party(), call.stage() instanceof Stage.Alerting));
    }

    /**
     * A free place for a call.
     *
     * @param slots the places there are
     * @param told number of who is told of it and brings the call later; empty when the call is there
     * @param call the call that asks
     * @param now the time
     * @return empty when all are taken
     */
    public Optional<String> free(Tenant tenant, List<String> slots, String told, CallId call, Instant now) {
        turn.lock();
        try {
            promises.values().removeIf(promise -> !promise.holds(now));
            List<String> taken = all(tenant).stream().map(Parked::slot).toList();
            for (String slot : slots) {
                Place place = new Place(tenant, slot);
                Promise promise = promises.get(place);
                if (!taken.contains(slot) && (promise == null || promise.call().equals(call))) {
                    promises.put(place, new Promise(told, call, now));
                    return Optional.of(slot);
                }
            }
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    /** The place that somebody was told of and has not used: it is for this call from now on. */
    public Optional<String> promised(Tenant tenant, String who, CallId call, Instant now) {
        turn.lock();
        try {
            Optional<Place> place = promises.entrySet().stream()
                    .filter(entry -> entry.getKey().tenant().equals(tenant) && entry.getValue().told().equals(who)
                            && entry.getValue().holds(now) && !entry.getValue().call().equals(call))
                    .map(Map.Entry::getKey)
                    .findFirst();
            place.ifPresent(found -> promises.put(found, new Promise("", call, now)));
            return place.map(Place::slot);
        } finally {
            turn.unlock();
        }
    }

    /** Nobody is on the way to a place any more. */
    public void settled(Tenant tenant, String slot) {
        turn.lock();
        try {
            promises.remove(new Place(tenant, slot));
        } finally {
            turn.unlock();
        }
    }
}
