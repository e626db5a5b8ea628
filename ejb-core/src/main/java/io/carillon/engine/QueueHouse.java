package io.carillon.engine;

import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Tenant;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.event.LiveEvent;
import io.carillon.presence.LiveCalls;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.floor.Surroundings;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine as queues see it. */
final class QueueHouse implements Surroundings {
    private final CallRegistry registry;
    private final Function<Tenant, InsideNumbers> inside;
    private final Doors doors;
    private final Map<Tenant, Known> known = new ConcurrentHashMap<>();

    /**
     * What it does for them.
     *
     * @param line takes what is told to calls
     * @param events takes what watchers hear
     * @param pauses takes agents who do not answer
     * @param callbacks takes what came of calling somebody back
     * @param patience how often somebody is called back who is not there
     */
    record Doors(
            Consumer<AppAsked> line, Consumer<LiveEvent> events, Consumer<Aor> pauses, Consumer<Callback> callbacks,
            Callback.Patience patience) {}

    /** The queues among the numbers of a tenant; numbers that have not changed are not looked through again. */
    private record Known(InsideNumbers numbers, Map<String, CallQueue> queues) {
        Known next(InsideNumbers now) {
            if (numbers == now) {
                return this;
            }
            Map<String, CallQueue> found = now.all(CallQueue.class);
            return new Known(now, found.equals(queues) ? queues : found);
        }
    }

    QueueHouse(CallRegistry registry, Function<Tenant, InsideNumbers> inside, Doors doors) {
        this.registry = registry;
        this.inside = inside;
        this.doors = doors;
    }

    @Override
    public LiveCalls calls() {
        return registry;
    }

    @Override
    public Map<String, CallQueue> queues(Tenant tenant) {
        InsideNumbers now = inside.apply(tenant);
        Known last = known.get(tenant);
        if (last == null || last.numbers() != now) {
            last = last == null ? new Known(now, now.all(CallQueue.class)) : last.next(now);
            known.put(tenant, last);
        }
        return last.queues();
    }

    @Override
    public boolean isBusy(Aor extension) {
        return registry.callsOf(extension) > 0;
    }

    @Override
    public void tell(CallId call) {
        doors.line().accept(new AppAsked(call, now(), new AppRequest.TellFeature("", "free")));
    }

    @Override
    public void callBack(Aor agent, Callback caller, CallId call) {
        doors.line().accept(new AppAsked(call, now(), new AppRequest.Originate(CallQueue.CALLER + caller.queue(), agent,
                new DialledNumber(caller.number()), CallerIdentity.of(caller.number()))));
    }

    @Override
    public Callback.Patience patience() {
        return doors.patience();
    }

    @Override
    public void note(Callback caller) {
        doors.callbacks().accept(caller);
    }

    @Override
    public void publish(LiveEvent event) {
        doors.events().accept(event);
    }

    @Override
    public void pause(Aor agent) {
        doors.pauses().accept(agent);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
