package io.carillon.rtp.tap;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Brings settled recordings to the depot, one after the other, on a thread of low rank. The directory of settled recordings
 * is its only list of what there is to do. What fails is tried again after 1, 2, 4 … seconds, at most every minute: the
 * depot as a whole when it is away, and a recording alone when others get through. Where there is nothing to bring, the depot is
 * asked alone: once after the start, so that a wrong setting is told before the first recording, and when it was away.
 */
final class Carrier implements Runnable {
    private static final int MOST_PER_ROUND = 1_000;
    /** Greetings that are known to stay, and recordings in trouble: of more, each is looked at every time. */
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_PAUSE_SECONDS = 60;
    /** The depot is away when so many attempts have failed in a row. */
    private static final int PATIENCE = 3;
    /** A recording is told of alone when so many attempts have failed. */
    private static final int HOPELESS = 5;

    private final Shelf near;
    private final Way way;
    private final String where;
    private final Thread thread = new Thread(this, "carillon-recordings-carrier");
    private final Set<String> staying = new HashSet<>();
    private final Map<String, Trouble> troubled = new HashMap<>();
    private final AtomicLong moved = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean stopping;
    private volatile long waiting;
    private volatile boolean away;
    private boolean answered;
    private int inARow;
    private long notBefore;

    /** What became of a recording. */
    enum Carried {
        /** It is in the depot. */
        AWAY,
        /** Somebody destroys it, or has. */
        GONE,
        /** It belongs here. */
        STAYS
    }

    /** Where settled recordings lie. */
    @FunctionalInterface
    interface Shelf {
        /** Names all of them. */
        void kept(Consumer<String> each) throws IOException;
    }

    /** The way to the depot. */
    interface Way {
        /** Brings one away. */
        Carried carry(String name) throws IOException;

        /** Fails when it is known that none could be brought now. */
        void look() throws IOException;
    }

    /** A recording that could not be brought away so many times, and when it is tried again. */
    private record Trouble(int times, long notBefore) {}

    Carrier(Shelf near, Way way, String where) {
        this.near = near;
        this.way = way;
        this.where = where;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    /** There is something new. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** What is being sent is given up. */
    void stop(long millis) {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(millis);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    Moves moves() {
        return new Moves(moved.get(), failures.get(), waiting, away);
    }

    @Override
    public void run() {
        while (!stopping) {
            long pause = round(System.nanoTime());
            if (pause > 0) {
                LockSupport.parkNanos(this, pause);
                Thread.interrupted(); // only a stop means something by it
            }
        }
    }

    /**
     * Brings away what is due, until something fails.
     *
     * @return nanoseconds in which there is nothing to do unless something new comes
     */
    long round(long now) {
        if (inARow > 0 && now - notBefore < 0) {
            return notBefore - now;
        }
        try {
            List<String> due = due(now);
            if (due.isEmpty() && (inARow > 0 || !answered)) {
                way.look();
                goesOn();
            }
            for (String name : due) {
                if (stopping || !carry(name, now)) {
                    return after(inARow);
                }
            }
            long pause = troubled.isEmpty() ? LONGEST_PAUSE_SECONDS : 1;
            return due.size() == MOST_PER_ROUND ? 0 : TimeUnit.SECONDS.toNanos(pause);
        } catch (IOException | RuntimeException unreadable) { // a directory that breaks off half-way is told by the latter
            if (!stopping) {
                failed(now, unreadable.toString());
            }
            return after(inARow);
        }
    }

    private List<String> due(long now) throws IOException {
        List<String> due = new ArrayList<>();
        long[] all = {0};
        near.kept(name -> {
            if (!staying.contains(name)) {
                all[0]++;
                if (due.size() < MOST_PER_ROUND && isDue(troubled.get(name), now)) {
                    due.add(name);
                }
            }
        });
        waiting = all[0];
        due.sort(Comparator.comparingInt(this::troubles));
        return due;
    }

    /** Whoever failed before comes after those that did not: it may be at fault itself. */
    private int troubles(String name) {
        Trouble trouble = troubled.get(name);
        return trouble == null ? 0 : trouble.times();
    }

    private static boolean isDue(Trouble trouble, long now) {
        return trouble == null || now - trouble.notBefore() >= 0;
    }

    /** @return false when nothing more should be tried now */
    private boolean carry(String name, long now) {
        try {
            Carried carried = way.carry(name);
            waiting--;
            troubled.remove(name);
            if (carried == Carried.STAYS && staying.size() < MOST_REMEMBERED) {
                staying.add(name);
            }
            if (carried == Carried.AWAY) {
                moved.incrementAndGet();
                goesOn();
            }
            return true;
        } catch (NoSuchFileException destroyed) {
            waiting--;
            troubled.remove(name);
            return true;
        } catch (IOException | RuntimeException failure) {
            if (!stopping) {
                remember(name, now, failure);
                failed(now, failure.toString());
            }
            return false;
        }
    }

    private void goesOn() {
        if (inARow >= PATIENCE) {
            TapLog.LOG.depotBack(where, waiting);
            troubled.clear();
        }
        answered = true;
        away = false;
        inARow = 0;
    }

    private void remember(String name, long now, Exception failure) {
        Trouble before = troubled.get(name);
        int times = before == null ? 1 : before.times() + 1;
        if (before != null || troubled.size() < MOST_REMEMBERED) {
            troubled.put(name, new Trouble(times, now + after(times)));
        }
        if (times % HOPELESS == 0 && inARow == 0) {
            TapLog.LOG.notCarried(name, where, failure.toString());
        }
    }

    private void failed(long now, String reason) {
        failures.incrementAndGet();
        inARow++;
        notBefore = now + after(inARow);
        if (inARow == PATIENCE) {
            away = true;
            TapLog.LOG.depotAway(where, waiting, reason);
        }
    }

    private static long after(int times) {
        return TimeUnit.SECONDS.toNanos(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.max(0, Math.min(times - 1, 6))));
    }
}
