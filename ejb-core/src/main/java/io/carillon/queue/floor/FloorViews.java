package io.carillon.queue.floor;

import io.carillon.queue.CallQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be seen of a floor from outside. */
final class FloorViews {
    private FloorViews() {}

    static Place place(Floor floor, Waiting caller, long now) {
        Line line = floor.line(caller.queue);
        CallQueue queue = floor.queues.get(caller.queue);
        int place = line.placeOf(caller);
        int staff = floor.staff(caller.queue, false, now);
        if (queue == null || line.talkMillis() == 0 || staff == 0) {
            return new Place(place, -1);
        }
        double perCaller = line.talkMillis() / 1000 + queue.ringing().wrapUpSeconds();
        return new Place(place, Math.round(place * perCaller / staff));
    }

    static QueueView queue(Floor floor, String number, long now) {
        CallQueue queue = floor.queues.get(number);
        if (queue == null) {
            return null;
        }
        List<QueueView.Caller> waiting = floor.line(number).callers.stream()
                .map(one -> new QueueView.Caller(one.wish == null ? one.call : one.wish.id(), one.caller,
                        one.enteredAt, one.agents, one.wish != null))
                .toList();
        return new QueueView(number, waiting, queue.members().stream()
                .map(member -> agent(floor, floor.agent(member.number(), now), now))
                .toList());
    }

    /** Null when there is no such queue. */
    static List<WishView> wishes(Floor floor, String number) {
        return !floor.queues.containsKey(number) ? null : floor.line(number).callers.stream()
                .filter(one -> one.wish != null)
                .map(one -> new WishView(one.wish, one.agents))
                .toList();
    }

    static List<AgentView> agents(Floor floor, long now) {
        Map<String, AgentView> all = new TreeMap<>();
        for (CallQueue queue : floor.queues.values()) {
            queue.members().forEach(member -> all.computeIfAbsent(
                    member.number(), number -> agent(floor, floor.agent(number, now), now)));
        }
        return new ArrayList<>(all.values());
    }

    private static AgentView agent(Floor floor, Agent agent, long now) {
        List<String> served = floor.servedBy(agent);
        return new AgentView(agent.number, agent.phase(() -> !served.isEmpty(), now), Instant.ofEpochMilli(agent.toldSince),
                agent.settings.pause(), floor.seatsOf(agent), served, agent.talking == null ? agent.reserved : agent.talking,
                agent.calls.values().stream().mapToInt(Integer::intValue).sum(), agent.misses);
    }
}
