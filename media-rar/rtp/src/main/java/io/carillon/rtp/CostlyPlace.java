package io.carillon.rtp;

import io.carillon.rtp.codec.Opus;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The place of one device among the few that may be spoken with in a codec as costly as Opus. It is taken when it is first
 * needed and kept until the leg ends, so that nobody falls silent in the middle of a call. Any thread.
 */
final class CostlyPlace {
    private static final AtomicReferenceFieldUpdater<CostlyPlace, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CostlyPlace.class, State.class, "state");

    private final Semaphore free;
    private volatile State state = State.NONE;

    private enum State {
        NONE,
        TAKEN,
        OVER
    }

    /** @param free how many places there are besides those that are taken */
    CostlyPlace(Semaphore free) {
        this.free = free;
    }

    /** The places of all devices of an engine. There are none where Opus cannot be spoken, which the log says. */
    static Semaphore places(int wanted) {
        if (wanted == 0) {
            return new Semaphore(0);
        }
        try {
            MediaLog.LOG.opusSpoken(wanted, Opus.load());
            return new Semaphore(wanted);
        } catch (IOException missing) {
            MediaLog.LOG.opusNotSpoken(missing.getMessage());
            return new Semaphore(0);
        }
    }

    /** Whether the device has the place, now at the latest. */
    boolean take() {
        while (state == State.NONE) {
            if (!free.tryAcquire()) {
                return false;
            }
            if (STATE.compareAndSet(this, State.NONE, State.TAKEN)) {
                return true;
            }
            free.release();
        }
        return state == State.TAKEN;
    }

    /** Whether it has a place or could have one. */
    boolean isToBeHad() {
        return state == State.TAKEN || free.availablePermits() > 0;
    }

    /** The leg is over. */
    void giveBack() {
        if (STATE.getAndSet(this, State.OVER) == State.TAKEN) {
            free.release();
        }
    }
}
