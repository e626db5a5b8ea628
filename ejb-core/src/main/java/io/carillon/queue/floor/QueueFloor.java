package io.carillon.queue.floor;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Ids;
import io.carillon.contract.Origin;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.event.LiveEvent;
import io.carillon.presence.CallWatch;
import io.carillon.queue.AgentSettings;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import io.carillon.queue.Exit;
import io.carillon.queue.JoinRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/**
 * Who waits and who is free, in memory: no call ever waits for the database to get an agent. Queues of one tenant
 * share their agents, so they share one lock, which is held for microseconds and never while somebody is told
 * something. All of it is read off the calls themselves, so a new application knows it as soon as it knows its calls.
 */
@ApplicationScoped
public class QueueFloor implements CallWatch {
    private static final long LOOK_AGAIN = 5_000;

    private final Map<Tenant, Room> rooms = new ConcurrentHashMap<>();
    /** What agents had said before anything was around. */
    private final Map<Aor, AgentSettings> said = new ConcurrentHashMap<>();
    /** Callers to be called back who were known before anything was around. */
    private final Queue<Callback> wishes = new ConcurrentLinkedQueue<>();
    private final IntUnaryOperator random;
    private volatile Surroundings around;

    /** The queues of one tenant. */
    private static final class Room {
        private final ReentrantLock lock = new ReentrantLock();
        private final Floor floor;
        private volatile Set<String> members = Set.of();
        private long lookedAt;

        Room(Tenant tenant, IntUnaryOperator random) {
            floor = new Floor(tenant, random);
        }

        void use(Map<String, CallQueue> queues, long now) {
            if (queues != floor.queues) {
                floor.use(queues, now);
                Set<String> all = new HashSet<>();
                queues.values().forEach(queue -> queue.members().forEach(member -> all.add(member.number())));
                members = Set.copyOf(all);
            }
        }
    }

    /** Draws by chance. */
    public QueueFloor() {
        this(bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** @param random a number from 0 up to a bound */
    public QueueFloor(IntUnaryOperator random) {
        this.random = random;
    }

    /** Says what is around; callers who wait already are seen again. */
    public void use(Surroundings house) {
        around = house;
        said.forEach(this::set);
        said.clear();
        wishes.forEach(this::wish);
        wishes.clear();
        for (Call call : house.calls().all()) {
            Sight sight = Sight.of(call);
            if (!sight.isNothing()) {
                with(call.tenant(), (floor, now) -> {
                    floor.see(sight, null, now);
                    return null;
                });
            }
        }
    }

    /** Does something with the floor of a tenant; then callers who can be served are told. */
    private <T> T with(Tenant tenant, BiFunction<Floor, Long, T> work) {
        Surroundings house = around;
        long now = house.now().toEpochMilli();
        Room room = rooms.computeIfAbsent(tenant, any -> new Room(tenant, random));
        T result;
        List<Waiting> told;
        List<LiveEvent> events;
        room.lock.lock();
        try {
            room.use(house.queues(tenant), now);
            result = work.apply(room.floor, now);
            told = room.floor.decide(number -> house.isBusy(new Aor(tenant, number)), now);
            told.forEach(caller -> place(room.floor, caller));
            events = room.floor.takeEvents();
        } finally {
            room.lock.unlock();
        }
        events.forEach(house::publish);
        told.forEach(caller -> tell(house, room, tenant, caller));
        return result;
    }

    /** Who is to be called back gets a call. */
    private static void place(Floor floor, Waiting caller) {
        if (caller.wish != null) {
            caller.placed = Ids.newCall();
            floor.placed.put(caller.placed, caller);
        }
    }

    private static void tell(Surroundings house, Room room, Tenant tenant, Waiting caller) {
        try {
            if (caller.wish == null) {
                house.tell(caller.call);
            } else {
                house.callBack(new Aor(tenant, caller.agents.get(0)), caller.wish, caller.placed);
            }
        } catch (RuntimeException away) {
            FloorLog.LOG.notTold(caller.call.value(), away.getMessage());
            room.lock.lock();
            try {
                if (caller.phase == Waiting.Phase.TOLD) {
                    room.floor.release(caller, house.now().toEpochMilli());
                }
            } finally {
                room.lock.unlock();
            }
        }
    }

    /** Somebody is to be called back when it is its turn. */
    public void wish(Callback callback) {
        if (around == null) {
            wishes.add(callback);
            return;
        }
        with(callback.tenant(), (floor, now) -> {
            floor.join(new Waiting(callback), false);
            return null;
        });
    }

    /** Callers of a queue who are to be called back, the next one first; null when there is no such queue. */
    public List<WishView> wishes(Tenant tenant, String queue) {
        return with(tenant, (floor, now) -> FloorViews.wishes(floor, queue));
    }

    /**
     * Somebody is not to be called back any more.
     *
     * @return it, null when nobody of this queue is known by this call
     * @throws Conflict when it is being called now
     */
    public Callback unwish(Tenant tenant, String queue, CallId id) {
        return with(tenant, (floor, now) -> {
            List<Waiting> waiting = floor.queues.containsKey(queue) ? List.copyOf(floor.line(queue).callers) : List.of();
            for (Waiting caller : waiting) {
                if (caller.wish != null && caller.wish.id().equals(id)) {
                    if (caller.phase != Waiting.Phase.IDLE) {
                        throw new Conflict("it is being called back now");
                    }
                    floor.forget(caller);
                    return caller.wish;
                }
            }
            return null;
        });
    }

    /**
     * Somebody comes to a queue.
     *
     * @return {@link Exit#NONE} when it may wait, else why it may not
     */
    public Exit enter(Tenant tenant, CallId call, String queue, String caller, Instant at) {
        return with(tenant, (floor, now) -> {
            CallQueue wanted = floor.queues.get(queue);
            if (wanted == null) {
                return Exit.CLOSED;
            }
            if (floor.waiting.containsKey(call)) {
                return Exit.NONE;
            }
            if (floor.line(queue).callers.size() >= wanted.limits().maxWaiting()) {
                return Exit.FULL;
            }
            JoinRule rule = wanted.limits().join();
            if (rule != JoinRule.ALWAYS && floor.staff(queue, rule == JoinRule.LOGGED_IN, now) == 0) {
                return Exit.EMPTY;
            }
            floor.join(new Waiting(call, queue, caller, at), true);
            return Exit.NONE;
        });
    }

    /** Agents to be rung for a call that was told; nobody when they are kept for it no longer. */
    public List<String> take(Tenant tenant, CallId call) {
        return with(tenant, (floor, now) -> floor.take(call));
    }

    /** Whether agents are kept for a call, or rung for it. */
    public boolean isKept(Tenant tenant, CallId call) {
        return with(tenant, (floor, now) -> {
            Waiting caller = floor.waiting.get(call);
            return caller != null && caller.phase != Waiting.Phase.IDLE;
        });
    }

    /** Agents were rung for a call and did not answer. Who does so too often makes a pause. */
    public void missed(Tenant tenant, CallId call) {
        with(tenant, (floor, now) -> floor.missed(call, now)).forEach(agent -> around.pause(new Aor(tenant, agent)));
    }

    /** Where a caller stands. */
    public Place place(Tenant tenant, CallId call) {
        return with(tenant, (floor, now) -> {
            Waiting caller = floor.waiting.get(call);
            return caller == null ? Place.NOWHERE : FloorViews.place(floor, caller, now);
        });
    }

    /** What an agent has said counts from now on. */
    public void set(Aor agent, AgentSettings settings) {
        if (around == null) {
            said.put(agent, settings);
            return;
        }
        with(agent.tenant(), (floor, now) -> {
            floor.set(agent.user(), settings, now);
            return null;
        });
    }

    /** A queue as it is now; null when there is none with this number. */
    public QueueView queue(Tenant tenant, String number) {
        return with(tenant, (floor, now) -> FloorViews.queue(floor, number, now));
    }

    /** Every queue of the tenant that is switched on, as it is now. */
    public List<QueueView> queues(Tenant tenant) {
        return with(tenant, (floor, now) -> floor.queues.keySet().stream()
                .map(number -> FloorViews.queue(floor, number, now))
                .toList());
    }

    /** Every agent of the tenant, in the order of their numbers. */
    public List<AgentView> agents(Tenant tenant) {
        return with(tenant, FloorViews::agents);
    }

    @Override
    public void changed(Call call) {
        if (around == null || !concerns(call)) {
            return;
        }
        if (isPlaced(call)) {
            placed(call);
        }
        // what the call is now is read again while the floor is held: changes may come in any order
        with(call.tenant(), (floor, now) -> {
            Call live = around.calls().find(call.id());
            Sight sight = live == null ? Sight.gone(call.id()) : Sight.of(live);
            boolean over = live == null || live.stage() instanceof Stage.Ended;
            floor.see(sight, over ? Floor.Exited.GAVE_UP : Floor.Exited.WENT_ON, now);
            return null;
        });
    }

    /** Whether a queue may have placed it. */
    private static boolean isPlaced(Call call) {
        return call.origin() instanceof Origin.Api api && api.user().startsWith(CallQueue.CALLER);
    }

    private void placed(Call changed) {
        CallingBack.Outcome outcome = with(changed.tenant(), (floor, now) -> {
            Waiting caller = floor.placed.get(changed.id());
            Call live = around.calls().find(changed.id());
            return caller == null ? null : new CallingBack(floor, caller, around.patience(), now)
                    .follow(live == null ? changed : live);
        });
        if (outcome != null) {
            outcome.tired().forEach(agent -> around.pause(new Aor(changed.tenant(), agent)));
            if (outcome.changed() != null) {
                around.note(outcome.changed());
            }
        }
    }

    /** Calls that have nothing to do with queues cost a look at their legs. */
    private boolean concerns(Call call) {
        if (!call.trail().stretches().isEmpty() || isPlaced(call)) {
            return true;
        }
        Room room = rooms.get(call.tenant());
        if (room == null || room.members.isEmpty()) {
            return false;
        }
        List<Leg> legs = call.legs();
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).isCleared() && room.members.contains(legs.get(i).party())) {
                return true;
            }
        }
        return false;
    }

    /** What time alone brings about, for every tenant; once a second or more often. */
    public void tick() {
        if (around == null) {
            return;
        }
        rooms.forEach((tenant, room) -> with(tenant, (floor, now) -> {
            floor.tick(now);
            if (now - room.lookedAt >= LOOK_AGAIN) {
                room.lookedAt = now;
                lookAgain(floor, now);
            }
            return null;
        }));
    }

    /** A caller whose call is gone without a word does not stand in anybody's way. */
    private void lookAgain(Floor floor, long now) {
        for (Waiting caller : List.copyOf(floor.waiting.values())) {
            if (caller.wish != null) {
                lookAgain(floor, caller, now);
            } else if (now - caller.enteredAt.toEpochMilli() > LOOK_AGAIN) {
                Call live = around.calls().find(caller.call);
                floor.see(live == null ? Sight.gone(caller.call) : Sight.of(live), Floor.Exited.GAVE_UP, now);
            }
        }
    }

    /** A call that was placed and is gone without a word is placed again. */
    private void lookAgain(Floor floor, Waiting caller, long now) {
        boolean lost = caller.placed != null && caller.phase == Waiting.Phase.RINGING
                && around.calls().find(caller.placed) == null;
        if (lost) {
            floor.release(caller, now);
        }
    }
}
