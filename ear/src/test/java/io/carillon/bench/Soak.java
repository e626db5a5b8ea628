package io.carillon.bench;

import io.carillon.scenario.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Calls at a steady rate for a long time, and each few minutes what the server holds: live heap after a full
 * collection, resident memory, threads, open files, timers and transactions. All of it must be flat, and a verdict
 * says whether it was. The collections are asked for between two stretches of calls, so no call meets them. The first
 * look comes after a while of calls: what a server needs to get going is no leak.
 */
final class Soak {
    private static final long SHORTEST_STRETCH = 30;

    private final long pid;
    private final CallLoad load;
    private final Renewal renewal;
    private final List<SoakVerdict.Look> looks = new ArrayList<>();
    private Api admin;
    private long begin;

    /** Registers the called telephones again and logs in again: both last an hour, and so does this. */
    interface Renewal {
        Api again() throws Exception;
    }

    Soak(long pid, CallLoad load, Renewal renewal) {
        this.pid = pid;
        this.load = load;
        this.renewal = renewal;
    }

    /**
     * @param rate calls per second; @param warmUp seconds of calls before the first look; @param minutes from the
     *     first look to the last; @param stretch minutes between two looks
     * @return whether all that must be flat was
     */
    boolean run(int rate, int warmUp, int minutes, int stretch) throws Exception {
        admin = renewal.again();
        load.run(rate, rate * warmUp);
        System.out.printf("%n%-8s %9s %7s %8s %9s %9s %8s %8s %7s %7s %8s %7s%n", "minute", "completed", "failed", "CPU-ms",
                "180 p50", "180 p99", "heap MiB", "RSS MiB", "threads", "files", "timers", "trans.");
        TimeUnit.SECONDS.sleep(LiveHeap.QUIET_SECONDS);
        begin = System.nanoTime();
        look(0, 0, 0);
        int completed = load.completed;
        int failed = load.failed;
        for (long left = minutes * 60L; left > 0; left = minutes * 60L - (long) elapsed()) {
            stretch(rate, Math.max(SHORTEST_STRETCH, Math.min(stretch * 60L, left - LiveHeap.QUIET_SECONDS + 1)));
        }
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        SoakVerdict verdict = new SoakVerdict(looks, load.completed - completed, load.failed - failed, alive);
        System.out.println(verdict);
        return verdict.passed();
    }

    private void stretch(int rate, long seconds) throws Exception {
        admin = renewal.again();
        int completed = load.completed;
        int failed = load.failed;
        load.toRinging.clear();
        ServerCost cost = ServerCost.of(pid);
        load.run(rate, (int) (rate * seconds));
        double spent = cost.spentMillis();
        TimeUnit.SECONDS.sleep(LiveHeap.QUIET_SECONDS);
        look(load.completed - completed, load.failed - failed, spent);
    }

    private double elapsed() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void look(int completed, int failed, double spent) throws Exception {
        SoakVerdict.Look look =
                new SoakVerdict.Look(elapsed(), LiveHeap.mebibytes(pid), ServerCost.of(pid).residentMiB(), threads(), files());
        looks.add(look);
        JsonObject gauges = admin.get("/system/status").expect(200).object().getJsonObject("gauges");
        System.out.printf(Locale.ROOT, "%-8.1f %9d %7d %8.3f %9.2f %9.2f %8.0f %8.0f %7.0f %7.0f %8d %7d%n", look.at() / 60,
                completed, failed, spent / Math.max(1, completed), load.toRinging.millis(50), load.toRinging.millis(99),
                look.heap(), look.resident(), look.threads(), look.files(),
                gauges.getInt("sip.timers") + gauges.getInt("timers.active"), gauges.getInt("transactions.active"));
    }

    private double threads() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private double files() throws IOException {
        try (var open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }
}
