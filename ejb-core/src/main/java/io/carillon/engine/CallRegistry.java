package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.CallCodec;
import io.carillon.call.HeldCall;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.feature.Load;
import io.carillon.presence.CallWatch;
import io.carillon.presence.LiveCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The live calls. One lane at a time works on a call, so a call is replaced, never changed; whoever else takes one away
 * (a sweep for lost calls) does so only if it is still the one it looked at. Every state is in the journal before its
 * commands leave.
 */
final class CallRegistry implements Load, LiveCalls {
    private final ConcurrentHashMap<CallId, Call> live = new ConcurrentHashMap<>();
    /** Ids of the calls of an extension; one that is just replaced may stand there twice for a moment. */
    private final ConcurrentHashMap<Aor, CallId[]> perExtension = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> perTrunk = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Tenant, Integer> perTenant = new ConcurrentHashMap<>();
    private final CallJournal journal;
    private volatile CallWatch watch = CallWatch.NOBODY;
    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();

    CallRegistry(CallJournal journal) {
        this.journal = journal;
    }

    /**
     * Takes up what the journal remembers.
     *
     * @return calls that were over but whose record may be missing
     */
    List<Call> recover(String directory) {
        List<Call> over = new ArrayList<>();
        int damaged = 0;
        for (Map.Entry<CallId, byte[]> entry : journal.all().entrySet()) {
            try {
                Call call = CallCodec.decode(entry.getValue());
                if (call.isOver()) {
                    over.add(call);
                } else {
                    live.put(call.id(), call);
                    enter(parties(call), call.id());
                    perTenant.merge(call.tenant(), 1, CallRegistry::sum);
                    recount(null, call);
                }
            } catch (IllegalArgumentException e) {
                damaged++;
                EngineLog.LOG.damaged(entry.getKey().value(), e.getMessage());
                journal.forget(entry.getKey());
            }
        }
        EngineLog.LOG.recovered(directory, live.size() + over.size(), over.size(), damaged);
        return over;
    }

    /** Says who hears of every call that begins, changes or ends. */
    void watchedBy(CallWatch watcher) {
        watch = watcher;
    }

    /** The live call with this id, null when there is none. */
    @Override
    public Call find(CallId id) {
        return live.get(id);
    }

    /** All live calls, in no order. */
    @Override
    public Collection<Call> all() {
        return Collections.unmodifiableCollection(live.values());
    }

    /** A call that has just begun counts from now on. @return false when it exists already */
    boolean begin(Call call) {
        if (live.putIfAbsent(call.id(), call) != null) {
            return false;
        }
        started.increment();
        enter(parties(call), call.id());
        perTenant.merge(call.tenant(), 1, CallRegistry::sum);
        recount(null, call);
        return true;
    }

    /**
     * Puts the next state of a call in place of the one it was made from.
     *
     * @return false when somebody else was faster; nothing has changed then
     */
    boolean replace(Call before, Call after) {
        if (before == after) {
            return live.get(before.id()) == before;
        }
        boolean over = after.isOver();
        if (!(over ? live.remove(before.id(), before) : live.replace(before.id(), before, after))) {
            return false;
        }
        journal.store(after.id(), CallCodec.encode(after));
        recount(before, over ? null : after);
        if (over) {
            ended.increment();
            perTenant.merge(after.tenant(), -1, CallRegistry::sum);
            leave(parties(before), before.id());
        } else if (isCountedOtherwise(before, after)) {
            enter(parties(after), after.id());
            leave(parties(before), before.id());
        }
        watch.changed(after);
        return true;
    }

    /** Whether a telephone came or went. */
    private static boolean isCountedOtherwise(Call before, Call after) {
        List<Leg> now = after.legs();
        List<Leg> then = before.legs();
        boolean otherwise = now.size() != then.size();
        for (int i = 0; !otherwise && i < now.size(); i++) {
            otherwise = now.get(i).isCleared() != then.get(i).isCleared();
        }
        return otherwise;
    }

    /** Extensions with a telephone in the call that is not over, each once; whoever begins it before it has any. */
    private static List<Aor> parties(Call call) {
        List<Aor> parties = new ArrayList<>(2);
        boolean outside = call.origin() instanceof Origin.Trunk;
        if (call.legs().isEmpty() && !outside) {
            parties.add(new Aor(call.tenant(), call.from().number()));
        }
        for (int i = 0; i < call.legs().size(); i++) {
            Leg leg = call.legs().get(i);
            if (leg.isCleared() || !leg.trunk().isEmpty() || outside && i == 0) {
                continue;
            }
            Aor aor = new Aor(call.tenant(), leg.party());
            if (!parties.contains(aor)) {
                parties.add(aor);
            }
        }
        return parties;
    }

    /** A call of the house alone uses no trunk and costs a look at its legs. */
    private void recount(Call beforeOrNull, Call afterOrNull) {
        if (afterOrNull != null && usesTrunk(afterOrNull)) {
            countTrunks(afterOrNull, 1);
        }
        if (beforeOrNull != null && usesTrunk(beforeOrNull)) {
            countTrunks(beforeOrNull, -1);
        }
    }

    private static boolean usesTrunk(Call call) {
        if (call.origin() instanceof Origin.Trunk) {
            return true;
        }
        for (int i = 0; i < call.legs().size(); i++) {
            if (!call.legs().get(i).trunk().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void countTrunks(Call call, int change) {
        if (call.origin() instanceof Origin.Trunk trunk) {
            perTrunk.merge(trunk.trunk(), change, CallRegistry::sum);
        }
        for (Leg leg : call.legs()) {
            if (!leg.trunk().isEmpty() && !leg.isCleared()) {
                perTrunk.merge(leg.trunk(), change, CallRegistry::sum);
            }
        }
    }

    private static Integer sum(int now, int more) {
        return now + more == 0 ? null : Integer.valueOf(now + more);
    }

    private void enter(List<Aor> parties, CallId call) {
        CallId[] one = {call};
        for (Aor party : parties) {
            perExtension.merge(party, one, CallRegistry::with);
        }
    }

    private static CallId[] with(CallId[] calls, CallId[] one) {
        CallId[] more = Arrays.copyOf(calls, calls.length + 1);
        more[calls.length] = one[0];
        return more;
    }

    private void leave(List<Aor> parties, CallId call) {
        for (Aor party : parties) {
            perExtension.computeIfPresent(party, (same, calls) -> without(calls, call));
        }
    }

    /** Once less; null when none is left. */
    private static CallId[] without(CallId[] calls, CallId one) {
        for (int i = 0; i < calls.length; i++) {
            if (calls[i].equals(one)) {
                if (calls.length == 1) {
                    return null;
                }
                CallId[] fewer = new CallId[calls.length - 1];
                System.arraycopy(calls, 0, fewer, 0, i);
                System.arraycopy(calls, i + 1, fewer, i, fewer.length - i);
                return fewer;
            }
        }
        return calls;
    }

    @Override
    public Collection<Call> of(Aor extension) {
        CallId[] calls = perExtension.get(extension);
        return calls == null
                ? List.of()
                : Arrays.stream(calls).distinct().map(live::get).filter(Objects::nonNull).toList();
    }

    @Override
    public int calls() {
        return live.size();
    }

    @Override
    public int callsOf(Aor extension) {
        CallId[] calls = perExtension.get(extension);
        return calls == null ? 0 : calls.length;
    }

    @Override
    public int callsOf(Tenant tenant) {
        return perTenant.getOrDefault(tenant, 0);
    }

    @Override
    public int callsOn(String trunk) {
        return perTrunk.getOrDefault(trunk, 0);
    }

    /** Looks at every live call: somebody has pressed keys for it. */
    @Override
    public HeldCall heldBy(Aor extension, CallId but) {
        for (Call call : live.values()) {
            if (call.stage() instanceof Stage.Bridged && call.tenant().equals(extension.tenant())
                    && !call.id().equals(but)) {
                for (Leg leg : call.legs()) {
                    boolean own = leg.party().equals(extension.user()) && leg.trunk().isEmpty() && leg.isUp();
                    if (own && call.posture().isHeldBy(leg.id()) && call.stage().peerOf(leg.id()) != null) {
                        return new HeldCall(call.id(), leg.id());
                    }
                }
            }
        }
        return null;
    }

    @Override
    public boolean isFull() {
        return journal.isFull();
    }

    long started() {
        return started.sum();
    }

    long ended() {
        return ended.sum();
    }
}
