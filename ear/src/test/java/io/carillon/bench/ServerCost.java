package io.carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU time and memory of a server process and its children, read from /proc. */
final class ServerCost {
    private final List<Long> pids = new ArrayList<>();
    private final double before;

    private ServerCost(long pid) {
        pids.add(pid);
        ProcessHandle.of(pid).ifPresent(process -> process.descendants().forEach(child -> pids.add(child.pid())));
        before = cpuMillis();
    }

    /** Starts measuring. */
    static ServerCost of(long pid) {
        return new ServerCost(pid);
    }

    /** CPU milliseconds, user and system, since measuring began. */
    double spentMillis() {
        return cpuMillis() - before;
    }

    private double cpuMillis() {
        double ticks = 0;
        for (long pid : pids) {
            Path stat = Path.of("/proc", String.valueOf(pid), "stat");
            if (Files.exists(stat)) {
                String text = read(stat);
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
        }
        // USER_HZ is 100 on every Linux the JDK supports.
        return ticks * 10;
    }

    /** Resident memory in MiB. */
    double residentMiB() {
        double kib = 0;
        for (long pid : pids) {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            if (Files.exists(status)) {
                for (String line : read(status).lines().toList()) {
                    if (line.startsWith("VmRSS:")) {
                        kib += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            }
        }
        return kib / 1024;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
