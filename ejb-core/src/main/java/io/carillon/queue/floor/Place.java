package io.carillon.queue.floor;

/**
 * Where a caller stands.
 *
 * @param number from 1; 0 when it does not wait
 * @param seconds how long it will take by experience; negative when there is none
 */
public record Place(int number, long seconds) {
    static final Place NOWHERE = new Place(0, -1);

    /** Whole minutes, at least one. */
    public long minutes() {
        return Math.max(1, (seconds + 59) / 60);
    }
}
