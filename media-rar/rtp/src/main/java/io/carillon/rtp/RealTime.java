package io.carillon.rtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets the calling thread go ahead of all ordinary work of the machine (SCHED_RR of Linux), so that a packet of audio does not
 * wait for the rest of somebody's slice of time. A nice value only shares the processor out, it does not interrupt. Java cannot
 * ask for it, {@code chrt} of util-linux can, for a thread of the same user that may have RLIMIT_RTPRIO (or for root).
 */
final class RealTime {
    /** The lowest above none is enough: nothing else of ours asks for it, and the kernel's own threads stay ahead. */
    private static final String PRIORITY = "1";
    private static final long PATIENCE_SECONDS = 2;

    private RealTime() {}

    /** Asks for it; why it was refused, in the words of the system, or empty. */
    static Optional<String> ask() {
        return ask(Path.of("/proc/thread-self"), "chrt");
    }

    static Optional<String> ask(Path self, String chrt) {
        try {
            // "4711/task/4729": the process and this thread as the kernel counts them
            String thread = Files.readSymbolicLink(self).getFileName().toString();
            Process asked = new ProcessBuilder(List.of(chrt, "--rr", "--pid", PRIORITY, thread)).redirectErrorStream(true).start();
            asked.getOutputStream().close();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return Optional.of("no answer of " + chrt);
            }
            return asked.exitValue() == 0 ? Optional.empty() : Optional.of(answer(asked));
        } catch (IOException | UnsupportedOperationException notHere) {
            return Optional.of(notHere.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String answer(Process asked) throws IOException {
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? "exit code " + asked.exitValue() : said;
    }
}
