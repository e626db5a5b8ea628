package io.carillon.bench;

import io.carillon.scenario.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls at a steady rate for a long time, and each few minutes what the server holds: live heap after a full collection, resident
 * memory, threads, open files, timers and transactions. All of it must be flat. The collections are asked for between two stretches
 * of calls, so no call meets them.
 */
final class Soak {
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
    /** Longer than a finished transaction waits for repetitions, so that none is left to be counted. */
    private static final long QUIET_SECONDS = 35;

    private final Api admin;
    private final long pid;
    private final CallLoad load;

    Soak(Api admin, long pid, CallLoad load) {
        this.admin = admin;
        this.pid = pid;
        this.load = load;
    }

    /** @param rate calls per second; @param minutes in all; @param stretch minutes between two looks */
    void run(int rate, int minutes, int stretch) throws Exception {
        System.out.printf("%n%-8s %9s %7s %8s %9s %9s %8s %8s %7s %7s %8s %7s%n", "minute", "completed", "failed", "CPU-ms",
                "180 p50", "180 p99", "heap MiB", "RSS MiB", "threads", "files", "timers", "trans.");
        row(0, 0, 0, 0);
        for (int minute = 0; minute < minutes; minute += stretch) {
            int completed = load.completed;
            int failed = load.failed;
            ServerCost cost = ServerCost.of(pid);
            load.run(rate, rate * 60 * stretch);
            double spent = cost.spentMillis();
            row(minute + stretch, load.completed - completed, load.failed - failed, spent);
        }
    }

    private void row(int minute, int completed, int failed, double spent) throws Exception {
        TimeUnit.SECONDS.sleep(QUIET_SECONDS);
        long heap = liveHeap();
        JsonObject gauges = admin.get("/system/status").expect(200).object().getJsonObject("gauges");
        System.out.printf(Locale.ROOT, "%-8d %9d %7d %8.3f %9.2f %9.2f %8d %8.0f %7s %7d %8d %7d%n", minute, completed, failed,
                spent / Math.max(1, completed), load.toRinging.millis(50), load.toRinging.millis(99), heap,
                ServerCost.of(pid).residentMiB(), threads(), files(), gauges.getInt("sip.timers") + gauges.getInt("timers.active"),
                gauges.getInt("transactions.active"));
    }

    private long liveHeap() throws Exception {
        jcmd("GC.run");
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("the heap of " + pid + " cannot be read");
        }
        return Long.parseLong(used.group(1)) / 1024;
    }

    private String jcmd(String command) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(tool.toString(), String.valueOf(pid), command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private String threads() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("?");
    }

    private long files() throws IOException {
        try (var open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }
}
