package io.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server under measurement, in its own process, pinned to the first core, or to {@code -Dbench.core}. */
final class Subject implements AutoCloseable {
    private final Process process;

    private Subject(Process process) {
        this.process = process;
    }

    static Subject start(Path log, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(log.getParent());
        List<String> pinned = new java.util.ArrayList<>(List.of("taskset", "-c", System.getProperty("bench.core", "0")));
        pinned.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Subject(builder.start());
    }

    /** The process that does the work: the JVM below a start script, else the command itself. */
    long pid() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElse(process.pid());
    }

    /** Polls a condition; the server must meet it in time or the benchmark stops with its log named. */
    void await(String what, Duration patience, Condition condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException notYet) {
                // The server is still starting.
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " did not happen");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** Something that may become true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
