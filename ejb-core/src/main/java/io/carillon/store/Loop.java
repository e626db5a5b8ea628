package io.carillon.store;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One thread that runs one body again and again until it is told to stop. The thread comes from the server's factory,
 * so that it carries the application's class loader and shows up under its name.
 */
public final class Loop {
    /** One round. It waits for work itself, at most a second or so, and takes an interrupt as a wish to end. */
    @FunctionalInterface
    public interface Round {
        /** @throws InterruptedException when the loop is stopped */
        void run() throws InterruptedException;
    }

    private final Round round;
    private volatile boolean running = true;
    private Thread thread;

    private Loop(Round round) {
        this.round = round;
    }

    /** Starts a loop. */
    public static Loop start(ThreadFactory factory, String name, Round round) {
        return start(factory, name, Thread.NORM_PRIORITY, round);
    }

    /**
     * Starts a loop of a rank.
     *
     * @param rank a priority of {@link io.carillon.contract.ThreadRank}
     */
    public static Loop start(ThreadFactory factory, String name, int rank, Round round) {
        Loop loop = new Loop(round);
        loop.thread = factory.newThread(loop::rounds);
        loop.thread.setName(name);
        loop.thread.setDaemon(true);
        loop.thread.setPriority(rank);
        loop.thread.start();
        return loop;
    }

    private void rounds() {
        while (running) {
            try {
                round.run();
            } catch (InterruptedException end) {
                if (running) {
                    continue;
                }
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether nobody has stopped it. */
    public boolean isRunning() {
        return running;
    }

    /**
     * Asks the loop to end after its current round and waits for it; interrupts it when it takes longer.
     *
     * @param millis how long the current round may take
     */
    public void stop(long millis) {
        running = false;
        try {
            thread.join(millis);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(2));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
