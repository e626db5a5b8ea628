package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The calls that have legs now. Entries come and go on their lanes; the numbers may be read from anywhere. */
final class CallTable {
    private final ConcurrentHashMap<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<LegId, CallId> moved = new ConcurrentHashMap<>();
    private final AtomicInteger legs = new AtomicInteger();
    private final LongAdder total = new LongAdder();
    private final CallTimers timers;
    private final CallTimers.Expiry expiry;

    CallTable(CallTimers timers, CallTimers.Expiry expiry) {
        this.timers = timers;
        this.expiry = expiry;
    }

    /** The call, made when it is not there. */
    LiveCall obtain(CallId id) {
        LiveCall call = calls.get(id);
        if (call == null) {
            call = new LiveCall(id, timers.new OfCall(id, expiry));
            calls.put(id, call);
            total.increment();
        }
        return call;
    }

    /** The call, or null. */
    LiveCall find(CallId id) {
        return calls.get(id);
    }

    /** A leg belongs to another call than the one it began in. */
    void moved(LegId leg, CallId to) {
        moved.put(leg, to);
    }

    void forgetMove(LegId leg) {
        moved.remove(leg);
    }

    /** Legs that are not in the call they began in. */
    int moves() {
        return moved.size();
    }

    /** The call that a leg belongs to now. */
    CallId callOf(LegId leg, CallId began) {
        return moved.getOrDefault(leg, began);
    }

    void remove(LiveCall call) {
        calls.remove(call.id(), call);
    }

    void legAdded() {
        legs.incrementAndGet();
    }

    void legRemoved() {
        legs.decrementAndGet();
    }

    Set<CallId> ids() {
        return Set.copyOf(calls.keySet());
    }

    List<LiveCall> all() {
        return List.copyOf(calls.values());
    }

    int size() {
        return calls.size();
    }

    int legs() {
        return legs.get();
    }

    /** Calls since the start. */
    long total() {
        return total.sum();
    }
}
