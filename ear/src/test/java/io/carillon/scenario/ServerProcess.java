package io.carillon.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process of the server that the scenarios share, as the system sees it. */
record ServerProcess(long pid) {
    private static final Path PROCESSES = Path.of("/proc");

    static ServerProcess ofTestRun() throws IOException {
        String mark = "-Djboss.server.base.dir=" + Path.of(System.getProperty("carillon.test.base")).normalize();
        try (var all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path one : all) {
                if (commandOf(one).contains(mark + "\0")) {
                    return new ServerProcess(Long.parseLong(one.getFileName().toString()));
                }
            }
        }
        throw new AssertionError("no process with " + mark);
    }

    private static String commandOf(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Megabytes in memory. */
    long resident() throws IOException {
        return Files.readString(PROCESSES.resolve(String.valueOf(pid)).resolve("status")).lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Threads of all kinds. */
    long threads() throws IOException {
        try (var all = Files.list(PROCESSES.resolve(String.valueOf(pid)).resolve("task"))) {
            return all.count();
        }
    }

    /** Files and sockets that are open. */
    long descriptors() throws IOException {
        try (var open = Files.list(PROCESSES.resolve(String.valueOf(pid)).resolve("fd"))) {
            return open.count();
        }
    }

    /** Sends it a signal by name. */
    void signal(String name) throws Exception {
        int result = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start().waitFor();
        if (result != 0) {
            throw new AssertionError("no signal " + name + " to " + pid);
        }
    }
}
