package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audio goes ahead of ordinary work where the system allows it, and steps back where it would starve everybody. */
class LoopRankTest {
    private static final Path SELF = Path.of("/proc/thread-self");
    /** Place of the scheduling policy behind the name of the thread in {@code stat}, see proc(5). */
    private static final int POLICY = 38;
    private static final String SCHED_RR = "2";
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path directory;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private long now = 77;

    private LoopRank begun(Optional<String> answer) throws Exception {
        return begun(answer, 1);
    }

    private LoopRank begun(Optional<String> answer, int processors) throws Exception {
        Path self = Files.createSymbolicLink(directory.resolve("self"), Path.of("1/task/2"));
        LoopRank rank = new LoopRank("loop", true, processors, (thread, policy) -> {
            asked.add(thread + " " + policy[0]);
            return answer;
        });
        rank.begin(self, now);
        return rank;
    }

    private String next() throws InterruptedException {
        return asked.poll(30, TimeUnit.SECONDS);
    }

    private void seconds(LoopRank rank, int count, int busyPercent) {
        for (int i = 0; i < count * 100; i++) {
            now += SECOND / 100;
            rank.turn(now, SECOND / 10_000 * (100 - busyPercent));
        }
    }

    @Test
    void whoWorksModeratelyStaysAhead() throws Exception {
        LoopRank rank = begun(Optional.empty());
        assertThat(next()).isEqualTo("2 --rr");
        seconds(rank, 100, 80);
        assertThat(asked).isEmpty();
    }

    @Test
    void whoIsBusyAllTheTimeStepsBackUntilItIsCalm() throws Exception {
        LoopRank rank = begun(Optional.empty());
        assertThat(next()).isEqualTo("2 --rr");
        seconds(rank, 2, 99);
        assertThat(next()).isEqualTo("2 --other");
        seconds(rank, 10, 60);
        assertThat(asked).as("too early").isEmpty();
        seconds(rank, 10, 80);
        assertThat(asked).as("not calm").isEmpty();
        seconds(rank, 2, 60);
        assertThat(next()).isEqualTo("2 --rr");
    }

    @Test
    void whoDoesNotKeepUpRestsForSecondsAndLaterLessOften() throws Exception {
        LoopRank rank = begun(Optional.of("no"));
        assertThat(next()).isEqualTo("2 --rr");
        seconds(rank, 3, 80);
        assertThat(rank.rest(now, 1000)).as("busy, but it keeps up").isZero();
        seconds(rank, 2, 90);
        assertThat(rank.rest(now, 1000)).isEqualTo(1000);
        seconds(rank, 5, 50);
        assertThat(rank.rest(now, 1000)).isZero();
        int[] rests = new int[2];
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < 300; i++) {
                seconds(rank, 1, 99);
                rests[half] += rank.rest(now, 1000) > 0 ? 1 : 0;
            }
        }
        assertThat(rests[0]).isBetween(5, 30);
        assertThat(rests[1]).isLessThan(rests[0]);
    }

    @Test
    void whereThereAreMoreProcessorsNobodyRests() throws Exception {
        LoopRank rank = begun(Optional.of("no"), 2);
        seconds(rank, 10, 99);
        assertThat(rank.rest(now, 1000)).isZero();
    }

    @Test
    void whoWasRefusedDoesNotAskAgain() throws Exception {
        LoopRank rank = begun(Optional.of("no"));
        assertThat(next()).isEqualTo("2 --rr");
        long until = System.nanoTime() + 30 * SECOND;
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(one -> one.getName().equals("loop-rank"))) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
        seconds(rank, 60, 99);
        seconds(rank, 60, 10);
        assertThat(asked).isEmpty();
    }

    @Test
    void theThreadThatAsksGoesAheadAndComesBack() throws Exception {
        assumeTrue(Files.exists(SELF), "Linux only");
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread asks = new Thread(() -> {
            String me = read(SELF, true);
            Optional<String> refused = LoopRank.by("chrt").set(me, "--rr", "--pid", "1");
            String ahead = read(SELF.resolve("stat"), false);
            LoopRank.by("chrt").set(me, "--other", "--pid", "0");
            result.complete(refused.orElse(ahead + " " + read(SELF.resolve("stat"), false)));
        });
        asks.start();
        String became = result.get(30, TimeUnit.SECONDS);
        assumeTrue(became.matches("\\d \\d"), () -> "not allowed here: " + became);
        assertThat(became).isEqualTo(SCHED_RR + " 0");
        assertThat(read(SELF.resolve("stat"), false)).as("of who did not ask").isNotEqualTo(SCHED_RR);
    }

    @Test
    void whatTheSystemSaysIsTheReason() {
        assertThat(LoopRank.by("no-such-program").set("1", "--rr", "--pid", "1").orElseThrow()).contains("no-such-program");
        assumeTrue(Files.exists(SELF), "Linux only");
        assertThat(LoopRank.by("false").set("1", "--rr", "--pid", "1")).contains("exit code 1");
    }

    private static String read(Path file, boolean link) {
        try {
            if (link) {
                return Files.readSymbolicLink(file).getFileName().toString();
            }
            String stat = Files.readString(file);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[POLICY];
        } catch (java.io.IOException gone) {
            return gone.toString();
        }
    }
}
