package io.carillon.call;

import java.util.Objects;

/**
 * What is being recorded of a call.
 *
 * @param count recordings begun so far
 * @param on whether one goes on
 * @param paused whether it leaves silence now
 * @param by who wanted the newest one, empty before the first
 * @param unheard how many must still hear the announcement before it begins; 0 when none is wanted
 */
public record Recording(int count, boolean on, boolean paused, String by, int unheard) {
    /** Nothing was recorded yet. */
    public static final Recording NONE = new Recording(0, false, false, "", 0);

    public Recording {
        Objects.requireNonNull(by, "by");
    }

    /** Whether it begins as soon as people have heard that it does. */
    public boolean isAnnounced() {
        return unheard > 0;
    }

    /** A pause lasts into the next one. */
    Recording announced(String who, int people) {
        return new Recording(count, false, paused, who, people);
    }

    Recording heardByOne() {
        return new Recording(count, on, paused, by, unheard - 1);
    }

    Recording begun(String who) {
        return new Recording(count + 1, true, paused, who, 0);
    }

    Recording pausing(boolean now) {
        return new Recording(count, on, now, by, unheard);
    }

    Recording over() {
        return new Recording(count, false, false, by, 0);
    }

    /** The name of the newest one; it begins as the id of its call does, and that with the time. */
    public String nameIn(Call call) {
        return "r" + call.id().value().substring(1) + "-" + count;
    }
}
