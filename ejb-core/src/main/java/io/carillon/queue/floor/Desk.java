package io.carillon.queue.floor;

import io.carillon.queue.CallQueue;
import io.carillon.queue.CallQueue.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/** A queue while agents are given to its callers. */
final class Desk {
    private final Floor floor;
    private final CallQueue queue;
    private final Line line;
    private final long now;
    private int at = -1;
    private Choice choice;

    Desk(Floor floor, CallQueue queue, Line line, long now) {
        this.floor = floor;
        this.queue = queue;
        this.line = line;
        this.now = now;
        goOn();
    }

    /** On to the next caller for whom nobody is kept. @return false when there is none */
    boolean goOn() {
        do {
            at++;
        } while (at < line.callers.size() && !line.callers.get(at).isReady(now));
        return at < line.callers.size();
    }

    /** The caller whose turn it is, null when all have somebody. */
    Waiting head() {
        return at < line.callers.size() ? line.callers.get(at) : null;
    }

    /** Whether its caller comes before that of another queue. */
    boolean isBefore(Desk other) {
        return queue.priority() == other.queue.priority()
                ? head().compareTo(other.head()) < 0
                : queue.priority() > other.queue.priority();
    }

    List<Agent> take(Predicate<String> busy, IntUnaryOperator random) {
        if (choice == null) {
            choice = new Choice(queue, line, free(busy), random);
        }
        List<Agent> found = choice.take();
        // a caller is called back by one agent only
        return head().wish != null && found.size() > 1 ? found.subList(0, 1) : found;
    }

    private List<Choice.Candidate> free(Predicate<String> busy) {
        List<Choice.Candidate> free = new ArrayList<>();
        List<Member> members = queue.members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Agent agent = floor.agent(member.number(), now);
            if (agent.isFree(now) && Floor.serves(agent, member, line.queue) && !busy.test(member.number())) {
                free.add(new Choice.Candidate(member, i, agent));
            }
        }
        return free;
    }
}
