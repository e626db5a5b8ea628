package io.carillon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server keeps in its heap: used after a full collection that was asked for. */
final class LiveHeap {
    /** Longer than a finished transaction waits for repetitions, so that none is left to be counted. */
    static final long QUIET_SECONDS = 35;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private LiveHeap() {}

    static double mebibytes(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("the heap of " + pid + " cannot be read");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(tool.toString(), String.valueOf(pid), command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
