package io.carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks for the knee, the rate up to which nothing fails, and offers two and a half times as much while some people
 * talk. What counts: how much of the knee still completes, whether those who are refused are told when to come again,
 * and what those who talk lose.
 */
final class OverloadLoad {
    private static final double EXCESS = 2.5;
    static final int TALKING = Integer.getInteger("bench.overload.talking", 20);
    private static final double TOLERATED = 0.001;
    private static final double SLOW_MILLIS = 500;

    private final Source source;
    private final int seconds;

    /** Makes loads with registered callees. */
    interface Source {
        CallLoad load(CallLoad.CallListener listener) throws IOException;
    }

    OverloadLoad(Source source, int seconds) {
        this.source = source;
        this.seconds = seconds;
    }

    /** @return whether all is as it has to be */
    boolean run(int[] rates) throws Exception {
        int knee = Integer.getInteger("bench.knee", 0);
        if (knee == 0) {
            knee = knee(rates);
        }
        System.out.printf("%n%-10s %8s %8s %9s %9s %8s %9s %10s %9s %12s%n", "overload", "offered/s", "seconds", "completed",
                "of knee %", "refused", "no Retry", "unanswered", "RTP loss%", "180 p99 ms");
        try (RtpLoad rtp = new RtpLoad();
                CallLoad talking = source.load(rtp)) {
            Thread people = new Thread(() -> quietly(() -> talking.run(10, TALKING)));
            people.setDaemon(true);
            people.start();
            while (rtp.streams() < 2 * TALKING && talking.failed == 0) {
                LockSupport.parkNanos(100_000_000);
            }
            OverloadVerdict.Stretch before = measure(rtp, "before", knee / 2.0, knee);
            OverloadVerdict.Stretch overload = measure(rtp, "overload", knee * EXCESS, knee);
            OverloadVerdict.Stretch after = measure(rtp, "after", knee / 2.0, knee);
            // they hang up by the close of their loads; who was cut off before has been told so
            OverloadVerdict verdict = new OverloadVerdict(before, overload, after, talking.failed);
            System.out.println(verdict);
            return verdict.passed();
        }
    }

    private int knee(int[] rates) throws IOException {
        int knee = rates[0];
        for (int rate : rates) {
            try (CallLoad load = source.load(CallLoad.CallListener.NONE)) {
                load.run(rate, rate * seconds);
                boolean good = load.failed <= TOLERATED * load.started && load.toRinging.millis(99) <= SLOW_MILLIS;
                System.out.printf("knee       %8d/s %d failed, 180 p99 %.0f ms%n", rate, load.failed, load.toRinging.millis(99));
                if (!good) {
                    return knee;
                }
                knee = rate;
            }
        }
        return knee;
    }

    private OverloadVerdict.Stretch measure(RtpLoad rtp, String name, double rate, int knee) throws Exception {
        RtpLoad.Result[] heard = new RtpLoad.Result[1];
        Thread listening = new Thread(() -> {
            try {
                heard[0] = rtp.run(0, seconds, () -> { }, () -> { });
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        listening.setDaemon(true);
        try (CallLoad load = source.load(CallLoad.CallListener.NONE)) {
            listening.start();
            load.run(rate, (int) (rate * seconds));
            listening.join();
            double possible = Math.min(rate, knee) * seconds;
            System.out.printf("%-10s %8.0f %8d %9d %9.1f %8d %9d %10d %9.3f %12.1f%n", name, rate, seconds, load.completed,
                    100.0 * load.completed / possible, load.refused, load.unexplained, load.silent, heard[0].lossPercent(),
                    load.toRinging.millis(99));
            return new OverloadVerdict.Stretch(possible, load.started, load.completed, load.unexplained, load.silent,
                    heard[0].lossPercent());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (ClosedSelectorException theyHangUp) {
            // Their load was closed because all has been measured.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
