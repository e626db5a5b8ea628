package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Audio goes ahead of ordinary work where the system allows it, and says why not elsewhere. */
class RealTimeTest {
    private static final Path SELF = Path.of("/proc/thread-self");
    /** Place of the scheduling policy behind the name of the thread in {@code stat}, see proc(5). */
    private static final int POLICY = 38;
    private static final String SCHED_RR = "2";

    @Test
    void theThreadThatAsksGoesAheadAndNoOther() throws Exception {
        assumeTrue(Files.exists(SELF), "Linux only");
        CompletableFuture<Optional<String>> refused = new CompletableFuture<>();
        CompletableFuture<String> policy = new CompletableFuture<>();
        Thread asks = new Thread(() -> {
            refused.complete(RealTime.ask());
            policy.complete(policy());
        });
        asks.start();
        assumeTrue(refused.get(30, TimeUnit.SECONDS).isEmpty(), () -> "not allowed here: " + refused.join().orElseThrow());
        assertThat(policy.get(30, TimeUnit.SECONDS)).isEqualTo(SCHED_RR);
        assertThat(policy()).as("of who did not ask").isNotEqualTo(SCHED_RR);
    }

    @Test
    void whatTheSystemSaysIsTheReason() {
        assertThat(RealTime.ask(Path.of("/proc/none"), "chrt").orElseThrow()).contains("/proc/none");
        assumeTrue(Files.exists(SELF), "Linux only");
        assertThat(RealTime.ask(SELF, "no-such-program").orElseThrow()).contains("no-such-program");
        assertThat(RealTime.ask(SELF, "false")).contains("exit code 1");
    }

    private static String policy() {
        try {
            String stat = Files.readString(SELF.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[POLICY];
        } catch (java.io.IOException gone) {
            return gone.toString();
        }
    }
}
