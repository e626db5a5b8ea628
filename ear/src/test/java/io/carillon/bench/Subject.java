package io.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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

    /** Ends it and what it has started; only then are its files and ports free for the next. */
    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(40, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException notByItself) {
                one.destroyForcibly();
            }
        }
    }
}
