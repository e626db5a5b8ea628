package io.carillon.queue;

import java.time.Instant;

/**
 * What is noted in a call that waits, so that the queue can be built anew from its calls.
 *
 * @param enteredAt when it came
 * @param exit why it does not wait any longer, {@link Exit#NONE} while it does
 */
public record QueueNote(Instant enteredAt, Exit exit) {
    /** @throws IllegalArgumentException when these are not the words of {@link #text} */
    public static QueueNote of(String text) {
        int end = text.indexOf(';');
        if (end < 0) {
            throw new IllegalArgumentException("no note of a queue: " + text);
        }
        return new QueueNote(Instant.ofEpochMilli(Long.parseLong(text.substring(0, end))),
                Exit.valueOf(text.substring(end + 1)));
    }

    /** As it is noted. */
    public String text() {
        return enteredAt.toEpochMilli() + ";" + exit;
    }

    /** Whether the caller waits. */
    public boolean waits() {
        return exit == Exit.NONE;
    }

    /** The caller goes. */
    public QueueNote leaving(Exit why) {
        return new QueueNote(enteredAt, why);
    }
}
