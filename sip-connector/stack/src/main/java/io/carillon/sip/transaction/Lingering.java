package io.carillon.sip.transaction;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Finished transactions that stay a fixed time to swallow what is still repeated on the wire (timers I, J, K, L, M). All wait
 * equally long, so they leave in the order in which they came: one queue and one timer for all of them, where a timer for
 * each would be three more objects per transaction, copied by the collector for 32 seconds.
 */
final class Lingering {
    /** How much longer than its time a transaction may stay: a part of that time. */
    private static final int ROUNDS = 64;

    private final TransactionClock clock;
    private final long millis;
    private final ArrayDeque<Guest> guests = new ArrayDeque<>();
    private boolean sweeping;

    /** A finished transaction. */
    abstract static class Guest {
        private long leavesAt;

        /** Its time is over; it may have ended for another reason before. */
        abstract void end();
    }

    /** @param millis how long each stays */
    Lingering(TransactionClock clock, long millis) {
        this.clock = clock;
        this.millis = millis;
    }

    void add(Guest guest) {
        boolean start;
        synchronized (guests) {
            guest.leavesAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            guests.add(guest);
            start = !sweeping;
            sweeping = true;
        }
        if (start) {
            clock.after(millis, this::sweep);
        }
    }

    private void sweep() {
        Guest gone;
        while ((gone = due()) != null) {
            try {
                gone.end();
            } catch (RuntimeException fault) {
                // the others must go all the same, or the tables fill up
                TransactionLog.LOG.userFailed("the end of " + gone, fault);
            }
        }
    }

    /** The next one whose time is over. With none left to wait for the sweeping ends, else it goes on a little later. */
    private Guest due() {
        synchronized (guests) {
            Guest first = guests.peek();
            if (first != null && first.leavesAt - System.nanoTime() <= 0) {
                return guests.poll();
            }
            if (first == null) {
                sweeping = false;
                return null;
            }
        }
        clock.after(Math.max(1, millis / ROUNDS), this::sweep);
        return null;
    }
}
