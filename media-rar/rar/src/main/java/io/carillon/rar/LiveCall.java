package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import io.carillon.rtp.tap.Recording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One call as the adapter has it: its legs and timers. Touched only on its lane. */
final class LiveCall {
    private final CallId id;
    private final List<Leg> legs = new ArrayList<>(2);
    private final CallTimers.OfCall timers;
    private final ArrayDeque<CallInput> pending = new ArrayDeque<>(4);
    private int failedDeliveries;
    private boolean stalled;
    private boolean abandoned;
    private boolean sips;
    private Tenant tenant;
    private Recording recording;

    LiveCall(CallId id, CallTimers.OfCall timers) {
        this.id = id;
        this.timers = timers;
    }

    CallId id() {
        return id;
    }

    CallTimers.OfCall timers() {
        return timers;
    }

    /** The leg, or null when it has ended or never was. */
    Leg leg(LegId leg) {
        for (Leg one : legs) {
            if (one.id().equals(leg)) {
                return one;
            }
        }
        return null;
    }

    void add(Leg leg) {
        legs.add(leg);
        sips |= leg.sip() != null && leg.sip().isSips();
    }

    boolean remove(Leg leg) {
        return legs.remove(leg);
    }

    /** A leg whose postponed change of media may be made now; null when there is none. */
    Leg legWithPostponed() {
        for (Leg leg : legs) {
            if (leg.hasPostponed()) {
                return leg;
            }
        }
        return null;
    }

    /** The legs now; a copy, so that they can be ended one after the other. */
    List<Leg> legs() {
        return List.copyOf(legs);
    }

    /** The legs whose ending the application has not been told of: those of now, and those about to be told of. */
    Set<LegId> legIdsWith(CallInput input) {
        Set<LegId> ids = new LinkedHashSet<>();
        legs.forEach(leg -> ids.add(leg.id()));
        pending.forEach(other -> addEnded(other, ids));
        addEnded(input, ids);
        return ids;
    }

    private static void addEnded(CallInput input, Set<LegId> ids) {
        LegId ended = InputJournal.endedLeg(input);
        if (ended != null) {
            ids.add(ended);
        }
    }

    boolean hasLegs() {
        return !legs.isEmpty();
    }

    /** Whether somebody in it has called a {@code sips} address: whoever is called from then on is called over TLS. */
    boolean isSips() {
        return sips;
    }

    /** Whose call it is; null before anybody said. */
    Tenant tenant() {
        return tenant;
    }

    void of(Tenant owner) {
        tenant = owner;
    }

    /** The recording that goes on, or null. */
    Recording recording() {
        return recording;
    }

    void recording(Recording next) {
        recording = next;
    }

    /** Notes something to tell the application after the current list of commands. */
    void tell(CallInput input) {
        pending.add(input);
    }

    /** The next thing to tell, or null. */
    CallInput nextToTell() {
        return pending.poll();
    }

    /** Forgets what was to be told. */
    void forgetPending() {
        pending.clear();
    }

    /** A delivery failed: nothing more is told before {@link #resume}. Gives the number of failures in a row. */
    int stall() {
        stalled = true;
        return ++failedDeliveries;
    }

    /** As {@link #stall}, but without blame: the application is being stopped. */
    void pause() {
        stalled = true;
    }

    boolean isStalled() {
        return stalled;
    }

    void resume() {
        stalled = false;
    }

    void deliverySucceeded() {
        failedDeliveries = 0;
    }

    /** The application failed on this call too often: what it does not take now is not offered again. */
    void abandon() {
        abandoned = true;
        stalled = false;
    }

    boolean isAbandoned() {
        return abandoned;
    }
}
