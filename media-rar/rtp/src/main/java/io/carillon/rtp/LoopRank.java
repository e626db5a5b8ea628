package io.carillon.rtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets a media loop go ahead of all ordinary work of the machine (SCHED_RR of Linux), so that a packet of audio does not
 * wait for the rest of somebody's slice of time. A nice value only shares the processor out, it does not interrupt. Java cannot
 * ask for it, {@code chrt} of util-linux can, for a thread of the same user that may have RLIMIT_RTPRIO (or for root).
 *
 * <p>Who is busy nearly all the time steps back: on a machine with one core nobody else would get on. Where there is but one processor
 * it also rests for half of the time, for a few seconds: just after a start that lets the compiler get to the loop, which needs
 * a third of the time from then on. Without it a loop that was met by a thousand calls at once never got there.
 */
final class LoopRank {
    /** The lowest above none is enough: nothing else of ours asks for it, and the kernel's own threads stay ahead. */
    private static final String[] AHEAD = {"--rr", "--pid", "1"};
    private static final String[] ORDINARY = {"--other", "--pid", "0"};
    private static final long PATIENCE_SECONDS = 2;
    private static final long WINDOW_NANOS = 1_000_000_000;
    private static final long STEPPED_BACK_NANOS = 15 * WINDOW_NANOS;
    private static final int TOO_BUSY_PERCENT = 85;
    private static final int CALM_PERCENT = 75;
    private static final long GIVES_WAY_NANOS = 5 * WINDOW_NANOS;
    private static final long LONGEST_PAUSE_NANOS = 3600 * WINDOW_NANOS;

    private final String name;
    private final Chrt chrt;
    private final boolean alone;
    private String thread;
    private volatile boolean allowed;
    private boolean ahead;
    private long windowEnds;
    private long idle;
    private long notBefore;
    private long givesWayUntil;
    private long givesWayNext;
    private long pause = 4 * GIVES_WAY_NANOS;

    /** Asks the system to schedule a thread in another way; why it was refused, in its words, or empty. */
    interface Chrt {
        Optional<String> set(String thread, String... policy);
    }

    /**
     * @param wanted whether to ask at all
     * @param processors that this process may use
     */
    LoopRank(String name, boolean wanted, int processors, Chrt chrt) {
        this.alone = processors == 1;
        this.name = name;
        this.allowed = wanted;
        this.chrt = chrt;
    }

    /** The loop begins, on its own thread. */
    void begin(Path self, long now) {
        windowEnds = now + WINDOW_NANOS;
        notBefore = now;
        givesWayUntil = now;
        givesWayNext = now;
        if (!allowed) {
            return;
        }
        try {
            // "4711/task/4729": the process and this thread as the kernel counts them
            thread = Files.readSymbolicLink(self).getFileName().toString();
            ahead = true;
            askWhereItDelaysNobody(AHEAD);
        } catch (IOException | UnsupportedOperationException notLinux) {
            refused(notLinux.toString());
        }
    }

    /** A turn of the loop begins now, of which it waited so long for packets. */
    void turn(long now, long waited) {
        idle += waited;
        if (now - windowEnds < 0) {
            return;
        }
        long lasted = now - windowEnds + WINDOW_NANOS;
        int busy = (int) (100 - 100 * Math.min(idle, lasted) / lasted);
        idle = 0;
        windowEnds = now + WINDOW_NANOS;
        if (alone && busy >= TOO_BUSY_PERCENT && now - givesWayNext >= 0) {
            givesWayUntil = now + GIVES_WAY_NANOS;
            givesWayNext = givesWayUntil + pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            MediaLog.LOG.saturated(name);
        }
        if (allowed) {
            decide(now, busy);
        }
    }

    /** How long the loop should rest that has worked so long since it waited last. */
    long rest(long now, long worked) {
        return now - givesWayUntil < 0 ? worked : 0;
    }

    private void decide(long now, int busy) {
        if (ahead && busy >= TOO_BUSY_PERCENT) {
            ahead = false;
            notBefore = now + STEPPED_BACK_NANOS;
            MediaLog.LOG.steppedBack(name, busy);
            askWhereItDelaysNobody(ORDINARY);
        } else if (!ahead && busy < CALM_PERCENT && now - notBefore >= 0) {
            ahead = true;
            askWhereItDelaysNobody(AHEAD);
        }
    }

    private void askWhereItDelaysNobody(String... policy) {
        Thread asks = new Thread(() -> chrt.set(thread, policy).ifPresent(this::refused), name + "-rank");
        asks.setDaemon(true);
        asks.start();
    }

    private void refused(String reason) {
        allowed = false;
        MediaLog.LOG.notRealTime(name, reason);
    }

    /** By the program of this name. */
    static Chrt by(String program) {
        return (thread, policy) -> {
            try {
                Process asked = new ProcessBuilder(List.of(program, policy[0], policy[1], policy[2], thread))
                        .redirectErrorStream(true).start();
                asked.getOutputStream().close();
                if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    asked.destroyForcibly();
                    return Optional.of("no answer of " + program);
                }
                return asked.exitValue() == 0 ? Optional.empty() : Optional.of(answer(asked));
            } catch (IOException notHere) {
                return Optional.of(notHere.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.of("interrupted");
            }
        };
    }

    private static String answer(Process asked) throws IOException {
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "exit code " + asked.exitValue() : said;
    }
}
