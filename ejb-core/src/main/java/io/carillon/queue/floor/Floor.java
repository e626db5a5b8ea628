package io.carillon.queue.floor;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.event.AgentChanged;
import io.carillon.event.LiveEvent;
import io.carillon.event.QueueEvent;
import io.carillon.queue.AgentPhase;
import io.carillon.queue.AgentSettings;
import io.carillon.queue.CallQueue;
import io.carillon.queue.CallQueue.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * Who waits in the queues of one tenant, who serves them, and who gets whom next. Times are milliseconds of the wall
 * clock. Not for several threads: whoever uses it holds its lock.
 */
final class Floor {
    /** Who did not answer is left alone so long. */
    static final long REST = 5_000;
    /** A call that was told and does nothing within this is as if it had not been. */
    static final long TOLD = 5_000;

    final Map<String, Line> lines = new HashMap<>();
    final Map<String, Agent> agents = new HashMap<>();
    final Map<CallId, Waiting> waiting = new HashMap<>();
    /** Callers who are being called back, by the call in which they are. */
    final Map<CallId, Waiting> placed = new HashMap<>();
    private final Map<CallId, Map<String, String>> talks = new HashMap<>();
    /** Members by their numbers, and by the numbers of their queues. */
    private final Map<String, Map<String, Member>> memberships = new HashMap<>();
    private final List<LiveEvent> events = new ArrayList<>();
    private final Tenant tenant;
    private final IntUnaryOperator random;
    Map<String, CallQueue> queues = Map.of();

    Floor(Tenant tenant, IntUnaryOperator random) {
        this.tenant = tenant;
        this.random = random;
    }

    /** A caller who is called back has been reached. */
    void reached(Waiting caller, long now) {
        waiting.remove(caller.call);
        line(caller.queue).remove(caller);
        events.add(new QueueEvent(tenant, Instant.ofEpochMilli(now), QueueEvent.What.ANSWERED, caller.wish.id(),
                caller.queue, caller.caller, Math.max(0, now - caller.enteredAt.toEpochMilli()), 0, caller.agents.get(0)));
    }

    /** A caller is not called back any more. */
    void forget(Waiting caller) {
        waiting.remove(caller.call);
        line(caller.queue).remove(caller);
    }

    /** What has happened since this was asked last. */
    List<LiveEvent> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<LiveEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** The queues there are. */
    void use(Map<String, CallQueue> now, long at) {
        if (now != queues) {
            queues = now;
            memberships.clear();
            now.forEach((number, queue) -> queue.members().forEach(member ->
                    memberships.computeIfAbsent(member.number(), any -> new TreeMap<>()).put(number, member)));
            agents.values().forEach(agent -> look(agent, at));
        }
    }

    Line line(String queue) {
        return lines.computeIfAbsent(queue, Line::new);
    }

    Agent agent(String number, long now) {
        return agents.computeIfAbsent(number, any -> new Agent(number, now));
    }

    /** Whether an agent serves a queue: always, or because it has logged in. */
    static boolean serves(Agent agent, Member member, String queue) {
        return member.permanent() || agent.settings.queues().contains(queue);
    }

    /** The queues that an agent is a member of. */
    List<AgentView.Seat> seatsOf(Agent agent) {
        List<AgentView.Seat> seats = new ArrayList<>();
        memberships.getOrDefault(agent.number, Map.of()).forEach((number, member) ->
                seats.add(new AgentView.Seat(number, queues.get(number).title(), member.permanent())));
        return seats;
    }

    /** Numbers of the queues that an agent serves. */
    List<String> servedBy(Agent agent) {
        List<String> served = new ArrayList<>();
        memberships.getOrDefault(agent.number, Map.of()).forEach((number, member) -> {
            if (serves(agent, member, number)) {
                served.add(number);
            }
        });
        return served;
    }

    /** Agents who serve a queue, those who make a pause only if wanted. */
    int staff(String number, boolean paused, long now) {
        CallQueue queue = queues.get(number);
        int staff = 0;
        for (Member member : queue == null ? List.<Member>of() : queue.members()) {
            Agent agent = agent(member.number(), now);
            staff += serves(agent, member, number) && (paused || !agent.settings.isPaused()) ? 1 : 0;
        }
        return staff;
    }

    /** A caller begins to wait. */
    void join(Waiting caller, boolean tell) {
        if (waiting.putIfAbsent(caller.call, caller) == null) {
            Line line = line(caller.queue);
            line.add(caller);
            if (tell) {
                events.add(new QueueEvent(tenant, caller.enteredAt, QueueEvent.What.JOINED, caller.call, caller.queue,
                        caller.caller, 0, line.placeOf(caller), ""));
            }
        }
    }

    /** A call has changed; what it shows now counts. */
    void see(Sight sight, Exited exited, long now) {
        talking(sight, now);
        Waiting caller = waiting.get(sight.call());
        if (caller != null && !caller.queue.equals(sight.queue())) {
            leave(caller, sight, exited, now);
            caller = null;
        }
        if (sight.waits()) {
            if (caller == null) {
                caller = new Waiting(sight.call(), sight.queue(), sight.caller(), sight.enteredAt());
                join(caller, exited != null);
            }
            ringing(caller, sight, now);
        }
    }

    /** Why a call that waited does not any longer. */
    enum Exited {
        GAVE_UP,
        WENT_ON
    }

    private void ringing(Waiting caller, Sight sight, long now) {
        if (sight.rings()) {
            if (caller.agents.isEmpty()) {
                sight.rung().forEach(number -> reserve(agent(number, now), caller, now));
                caller.agents = sight.rung();
            }
            caller.phase = Waiting.Phase.RINGING;
        } else if (caller.phase == Waiting.Phase.RINGING) {
            release(caller, now);
        }
    }

    private void leave(Waiting caller, Sight sight, Exited exited, long now) {
        waiting.remove(caller.call);
        line(caller.queue).remove(caller);
        release(caller, now);
        String winner = "";
        for (Map.Entry<String, String> talk : sight.talking().entrySet()) {
            winner = talk.getValue().equals(caller.queue) ? talk.getKey() : winner;
        }
        if (exited != null) {
            QueueEvent.What what = !winner.isEmpty() ? QueueEvent.What.ANSWERED
                    : exited == Exited.GAVE_UP ? QueueEvent.What.ABANDONED : QueueEvent.What.LEFT;
            events.add(new QueueEvent(tenant, Instant.ofEpochMilli(now), what, caller.call, caller.queue, caller.caller,
                    Math.max(0, now - caller.enteredAt.toEpochMilli()), 0, winner));
        }
    }

    private void talking(Sight sight, long now) {
        Map<String, String> before = talks.getOrDefault(sight.call(), Map.of());
        if (before.isEmpty() && sight.talking().isEmpty()) {
            return;
        }
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(sight.talking().keySet());
        Map<String, String> after = new HashMap<>();
        for (String number : all) {
            String queue = sight.talking().get(number);
            if (queue == null) {
                hangsUp(agent(number, now), before.get(number), now);
            } else if (queues.containsKey(queue)) {
                after.put(number, queue);
                if (!before.containsKey(number)) {
                    takes(agent(number, now), sight.call(), queue, now);
                }
            }
        }
        if (after.isEmpty()) {
            talks.remove(sight.call());
        } else {
            talks.put(sight.call(), after);
        }
    }

    void takes(Agent agent, CallId call, String queue, long now) {
        agent.talking = call;
        agent.talkingFor = queue;
        agent.talkingSince = now;
        agent.misses = 0;
        agent.calls.merge(queue, 1, Integer::sum);
        agent.last.put(queue, now);
        look(agent, now);
    }

    void hangsUp(Agent agent, String queue, long now) {
        line(queue).talked(now - agent.talkingSince);
        CallQueue left = queues.get(queue);
        agent.talking = null;
        agent.talkingFor = "";
        agent.last.put(queue, now);
        agent.wrapUpUntil = left == null ? 0 : now + left.ringing().wrapUpSeconds() * 1000L;
        look(agent, now);
    }

    private void reserve(Agent agent, Waiting caller, long now) {
        agent.reserved = caller.call;
        look(agent, now);
    }

    /** Nobody is kept for a caller any more. */
    void release(Waiting caller, long now) {
        for (String number : caller.agents) {
            Agent agent = agent(number, now);
            if (caller.call.equals(agent.reserved)) {
                agent.reserved = null;
                look(agent, now);
            }
        }
        caller.agents = List.of();
        caller.phase = Waiting.Phase.IDLE;
        if (caller.placed != null) {
            placed.remove(caller.placed);
            caller.placed = null;
        }
    }

    /** Watchers hear of an agent who does something else. */
    void look(Agent agent, long now) {
        AgentPhase phase = agent.phase(() -> !servedBy(agent).isEmpty(), now);
        if (phase != agent.told) {
            agent.told = phase;
            agent.toldSince = now;
            events.add(new AgentChanged(tenant, Instant.ofEpochMilli(now), agent.number, phase,
                    agent.settings.isPaused() ? agent.settings.pause() : "", agent.talkingFor));
        }
    }

    /** What an agent has said. */
    void set(String number, AgentSettings settings, long now) {
        Agent agent = agent(number, now);
        if (!settings.since().isBefore(agent.settings.since())) {
            agent.settings = settings;
            agent.misses = settings.isPaused() ? agent.misses : 0;
            look(agent, now);
        }
    }

    /** Agents that a call was told of, who are rung from now on; nobody when it was told too long ago. */
    List<String> take(CallId call) {
        Waiting caller = waiting.get(call);
        if (caller == null || caller.phase == Waiting.Phase.IDLE) {
            return List.of();
        }
        caller.phase = Waiting.Phase.RINGING;
        return caller.agents;
    }

    /** Nobody answered. @return who has not done so too often and is to make a pause */
    List<String> missed(CallId call, long now) {
        Waiting caller = waiting.get(call);
        if (caller == null) {
            return List.of();
        }
        CallQueue queue = queues.get(caller.queue);
        List<String> tired = new ArrayList<>();
        for (String number : caller.agents) {
            Agent agent = agent(number, now);
            agent.misses++;
            agent.restUntil = now + REST;
            if (queue != null && queue.ringing().misses() > 0 && agent.misses >= queue.ringing().misses()) {
                tired.add(number);
            }
        }
        release(caller, now);
        return tired;
    }

    /**
     * Gives callers to agents, the most urgent first.
     *
     * @param busy whether an extension is in some call
     * @return callers whose calls are to be told
     */
    List<Waiting> decide(Predicate<String> busy, long now) {
        Collection<Desk> desks = new ArrayList<>();
        for (Line line : lines.values()) {
            CallQueue queue = queues.get(line.queue);
            if (queue != null && !line.callers.isEmpty()) {
                Desk desk = new Desk(this, queue, line, now);
                if (desk.head() != null) {
                    desks.add(desk);
                }
            }
        }
        List<Waiting> told = new ArrayList<>();
        while (!desks.isEmpty()) {
            Desk next = null;
            for (Desk desk : desks) {
                next = next == null || desk.isBefore(next) ? desk : next;
            }
            Waiting head = next.head();
            List<Agent> found = next.take(busy, random);
            if (found.isEmpty() || !next.goOn()) {
                desks.remove(next);
            }
            if (!found.isEmpty()) {
                head.phase = Waiting.Phase.TOLD;
                head.toldAt = now;
                head.agents = found.stream().map(agent -> agent.number).toList();
                found.forEach(agent -> reserve(agent, head, now));
                told.add(head);
            }
        }
        return told;
    }

    /** What time alone brings about: pauses after calls end, and what was told in vain is taken back. */
    void tick(long now) {
        for (Waiting caller : List.copyOf(waiting.values())) {
            if (caller.phase == Waiting.Phase.TOLD && now - caller.toldAt > TOLD) {
                release(caller, now);
            }
        }
        for (Agent agent : agents.values()) {
            if (agent.told == AgentPhase.WRAP_UP && agent.wrapUpUntil <= now) {
                look(agent, now);
            }
        }
    }
}
