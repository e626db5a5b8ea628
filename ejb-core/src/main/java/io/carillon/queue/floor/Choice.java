package io.carillon.queue.floor;

import io.carillon.queue.CallQueue;
import io.carillon.queue.CallQueue.Member;
import io.carillon.queue.QueueStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The agents of a queue who were free at a moment, in the order in which its strategy gives them callers. */
final class Choice {
    private final CallQueue queue;
    private final Line line;
    private final List<Candidate> order;
    private int next;

    /** @param place of the member in the order of the queue */
    record Candidate(Member member, int place, Agent agent) {}

    Choice(CallQueue queue, Line line, List<Candidate> free, IntUnaryOperator random) {
        this.queue = queue;
        this.line = line;
        this.order = new ArrayList<>(free);
        sort(random);
    }

    private void sort(IntUnaryOperator random) {
        String number = line.queue;
        Comparator<Candidate> longestIdle = Comparator.comparingLong(one -> one.agent().lastOf(number));
        switch (queue.strategy()) {
            case ROUND_ROBIN -> Collections.rotate(order, -firstAfterLast());
            case LEAST_RECENT -> order.sort(longestIdle);
            case FEWEST_CALLS -> order.sort(Comparator.<Candidate>comparingInt(one -> one.agent().callsOf(number))
                    .thenComparing(longestIdle));
            case SKILLS -> order.sort(Comparator.<Candidate>comparingInt(one -> -one.member().skill())
                    .thenComparing(longestIdle));
            case RANDOM -> {
                for (int i = order.size() - 1; i > 0; i--) {
                    Collections.swap(order, i, random.applyAsInt(i + 1));
                }
            }
            default -> { }
        }
        order.sort(Comparator.comparingInt(one -> one.member().penalty()));
    }

    /** Where in the order those begin who stand behind the one that was rung last. */
    private int firstAfterLast() {
        int last = -1;
        for (int i = 0; i < queue.members().size() && last < 0; i++) {
            last = queue.members().get(i).number().equals(line.lastRung) ? i : -1;
        }
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).place() > last) {
                return i;
            }
        }
        return 0;
    }

    /** Whom the next caller gets; nobody when all have one. */
    List<Agent> take() {
        while (next < order.size() && order.get(next).agent().reserved != null) {
            next++;
        }
        if (next == order.size()) {
            return List.of();
        }
        Candidate first = order.get(next);
        if (queue.strategy() != QueueStrategy.RING_ALL) {
            line.lastRung = first.agent().number;
            return List.of(first.agent());
        }
        List<Agent> together = new ArrayList<>();
        for (int i = next; i < order.size() && order.get(i).member().penalty() == first.member().penalty(); i++) {
            if (order.get(i).agent().reserved == null && together.size() < MOST_TOGETHER) {
                together.add(order.get(i).agent());
            }
        }
        return together;
    }

    /** More telephones than these never ring for one caller. */
    static final int MOST_TOGETHER = 32;
}
