package io.carillon.call;

/**
 * What is being recorded of a call.
 *
 * @param count recordings begun so far
 * @param on whether one goes on
 * @param paused whether it leaves silence now
 */
public record Recording(int count, boolean on, boolean paused) {
    /** Nothing was recorded yet. */
    public static final Recording NONE = new Recording(0, false, false);

    Recording begun() {
        return new Recording(count + 1, true, false);
    }

    Recording pausing(boolean now) {
        return new Recording(count, on, now);
    }

    Recording over() {
        return new Recording(count, false, false);
    }

    /** The name of the newest one; it begins as the id of its call does, and that with the time. */
    public String nameIn(Call call) {
        return "r" + call.id().value().substring(1) + "-" + count;
    }
}
