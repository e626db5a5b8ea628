package io.carillon.queue.floor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The callers of one queue, the next one first. */
final class Line {
    /** How much the last conversation counts among those before it. */
    private static final double WEIGHT = 0.2;

    final String queue;
    final List<Waiting> callers = new ArrayList<>();
    /** The agent who was rung last. */
    String lastRung = "";
    private double talkMillis;

    Line(String queue) {
        this.queue = queue;
    }

    void add(Waiting caller) {
        int at = Collections.binarySearch(callers, caller, Waiting::compareTo);
        callers.add(at < 0 ? -at - 1 : at, caller);
    }

    void remove(Waiting caller) {
        int at = placeOf(caller) - 1;
        if (at >= 0) {
            callers.remove(at);
        }
    }

    /** From 1; 0 when it is not here. */
    int placeOf(Waiting caller) {
        int at = Collections.binarySearch(callers, caller, Waiting::compareTo);
        return at < 0 ? 0 : at + 1;
    }

    void talked(long millis) {
        talkMillis = talkMillis == 0 ? millis : talkMillis + WEIGHT * (millis - talkMillis);
    }

    /** How long a conversation lasts by experience, 0 before the first. */
    double talkMillis() {
        return talkMillis;
    }
}
