package io.carillon.api.live;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What waits to be sent to one client, one after the other. Full: everything that waits is given up, and the client has
 * to be told so.
 */
final class Outgoing {
    /** Messages that wait at most; a snapshot counts as one. */
    static final int MOST = 256;
    /** Characters that wait at most, those of snapshots not counted. */
    static final long MOST_CHARS = 2_000_000;

    /** Texts of which {@code chars} characters count. */
    private record Entry(Iterator<String> texts, int chars) {}

    private final Wire wire;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private long chars;
    private boolean sending;
    private long sendingSince;
    private Thread sender;
    private boolean broken;

    Outgoing(Wire wire, LongSupplier nanoTime) {
        this.wire = wire;
        this.nanoTime = nanoTime;
    }

    /** @return false when it was full: all that waited is gone, this one too */
    boolean offer(String text) {
        synchronized (waiting) {
            if (waiting.size() >= MOST || chars + text.length() > MOST_CHARS) {
                giveUp();
                return false;
            }
            chars += text.length();
            waiting.add(new Entry(List.of(text).iterator(), text.length()));
        }
        pump();
        return true;
    }

    /** Messages that are written when it is their turn. @return false when it was full */
    boolean offer(Iterator<String> texts) {
        synchronized (waiting) {
            if (waiting.size() >= MOST) {
                giveUp();
                return false;
            }
            waiting.add(new Entry(texts, 0));
        }
        pump();
        return true;
    }

    private void giveUp() {
        waiting.clear();
        chars = 0;
    }

    /** How long the message that is being sent has not been taken, in nanoseconds; 0 when none is being sent. */
    long stuckNanos() {
        synchronized (waiting) {
            return sending ? nanoTime.getAsLong() - sendingSince : 0;
        }
    }

    /** Whether the connection took no more. */
    boolean isBroken() {
        synchronized (waiting) {
            return broken;
        }
    }

    private void pump() {
        for (String next = next(); next != null; next = next()) {
            wire.send(next, this::sent);
            synchronized (waiting) {
                if (Thread.currentThread().equals(sender)) {
                    sender = null;
                }
            }
        }
    }

    /** A wire that is done at once says so from within: the loop that called it goes on, nothing is nested. */
    private void sent(boolean taken) {
        boolean within;
        synchronized (waiting) {
            sending = false;
            broken |= !taken;
            within = Thread.currentThread().equals(sender);
        }
        if (!within) {
            pump();
        }
    }

    private String next() {
        synchronized (waiting) {
            if (sending || broken || waiting.isEmpty()) {
                return null;
            }
            Entry first = waiting.peek();
            String text = first.texts().next();
            if (!first.texts().hasNext()) {
                waiting.remove();
                chars -= first.chars();
            }
            sending = true;
            sendingSince = nanoTime.getAsLong();
            sender = Thread.currentThread();
            return text;
        }
    }
}
