package io.carillon.call;

import io.carillon.call.Trail.Doing;
import io.carillon.call.Trail.Stretch;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.Cause;
import io.carillon.queue.Exit;
import io.carillon.queue.QueueNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads off a call that is over how often and how long it was in queues. */
record Visits(List<Stretch> stretches, Outcome end) {
    /** The stays in queues, in the order of time. */
    List<QueueVisit> all() {
        List<QueueVisit> visits = new ArrayList<>(1);
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean sameStay = i > 0 && !stretch.queue().isEmpty() && stretches.get(i - 1).doing() != Doing.TALKS
                    && stretches.get(i - 1).queue().equals(stretch.queue());
            if (sameStay || stretch.queue().isEmpty() || stretch.doing() == Doing.TALKS) {
                continue;
            }
            visits.add(stretch.doing() == Doing.WAITS ? stay(i) : turnedAway(stretch));
        }
        return visits;
    }

    private Instant endOf(int stretch) {
        return stretch + 1 < stretches.size() ? stretches.get(stretch + 1).from() : end.at();
    }

    private QueueVisit stay(int at) {
        Stretch wait = stretches.get(at);
        Stretch next = at + 1 < stretches.size() ? stretches.get(at + 1) : null;
        boolean answered = next != null && next.doing() == Doing.TALKS && next.queue().equals(wait.queue());
        return new QueueVisit(wait.queue(), wait.from(), endOf(at), answered ? QueueVisit.Outcome.ANSWERED
                : outcome(wait, next), answered ? next.party() : "", answered ? endOf(at + 1) : null);
    }

    /** It was sent on before it began to wait. */
    private static QueueVisit turnedAway(Stretch stretch) {
        return new QueueVisit(stretch.queue(), stretch.from(), stretch.from(), outcome(exitOf(stretch)), "", null);
    }

    private QueueVisit.Outcome outcome(Stretch wait, Stretch next) {
        Exit exit = exitOf(wait);
        if (exit == Exit.NONE && next != null && next.doing() == Doing.ELSEWHERE && next.queue().equals(wait.queue())) {
            exit = exitOf(next);
        }
        if (exit != Exit.NONE) {
            return outcome(exit);
        }
        if (next != null) {
            return QueueVisit.Outcome.MOVED;
        }
        return end.cause().equals(Cause.NODE_LOST) ? QueueVisit.Outcome.LOST : QueueVisit.Outcome.ABANDONED;
    }

    private static Exit exitOf(Stretch stretch) {
        return stretch.note().isEmpty() ? Exit.NONE : QueueNote.of(stretch.note()).exit();
    }

    private static QueueVisit.Outcome outcome(Exit exit) {
        return exit == Exit.NONE ? QueueVisit.Outcome.MOVED : QueueVisit.Outcome.valueOf(exit.name());
    }
}
