package io.carillon.rar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** What was started, so that it is stopped in reverse. No step can hold up the others for longer than its time. */
final class TearDown {
    private static final long SECONDS_PER_STEP = 6;

    private final Deque<Step> steps = new ArrayDeque<>();

    private record Step(String name, Action action) {}

    /** How something is stopped. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    void push(String name, Action action) {
        steps.push(new Step(name, action));
    }

    /** Stops everything, last started first, and forgets it. */
    void run() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            Thread thread = new Thread(() -> attempt(step), "carillon-stop-" + step.name());
            thread.setDaemon(true);
            thread.start();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(SECONDS_PER_STEP));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                RarLog.LOG.stepTimedOut(step.name());
                thread.interrupt();
            }
        }
    }

    private static void attempt(Step step) {
        try {
            step.action().run();
        } catch (Exception e) {
            RarLog.LOG.stepFailed(step.name(), e);
        }
    }
}
