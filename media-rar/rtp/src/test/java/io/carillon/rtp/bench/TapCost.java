package io.carillon.rtp.bench;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.rtp.tap.FileAbout;
import io.carillon.rtp.tap.FileStorage;
import io.carillon.rtp.tap.Recorder;
import io.carillon.rtp.tap.Recording;
import io.carillon.rtp.tap.RecordingKeys;
import io.carillon.rtp.tap.Tap;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * CPU time that recording adds to a relayed packet of 20 ms: what the event loop does more, and what the writer does for
 * it. Calls are recorded in real time for {@code bench.seconds}.
 */
public final class TapCost {
    private static final int CALLS = Integer.getInteger("bench.calls", 100);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int HEADER = 12;
    private static final int PAYLOAD = 160;

    private TapCost() {}

    /** @param arguments a directory for the files, which is left as it was */
    public static void main(String[] arguments) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "tap-cost");
        CountDownLatch over = new CountDownLatch(CALLS);
        Recorder recorder = new Recorder(
                FileStorage.in(directory), new OneKey(), new Recorder.Limits(1, 1, true), recorded -> over.countDown());
        recorder.start();
        List<Recording> recordings = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            recordings.add(recorder.begin(name(i), 8000,
                    new FileAbout(new CallId("c" + i), Instant.now(), Map.of())));
        }
        long relayed = 0;
        long relaying = 0;
        long processBefore = processCpu();
        long next = System.nanoTime();
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        for (int round = 0; round < SECONDS * 50; round++) {
            long before = threads.getCurrentThreadCpuTime();
            long now = System.nanoTime();
            for (Recording recording : recordings) {
                for (int side = 0; side < 2; side++) {
                    packet.putInt(4, round * PAYLOAD);
                    recording.tap().hear(Tap.what(side, 0), now, packet, HEADER, PAYLOAD);
                    relayed++;
                }
            }
            relaying += threads.getCurrentThreadCpuTime() - before;
            next += 20_000_000;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        recordings.forEach(recording -> recording.end(Recorded.End.STOPPED));
        over.await();
        double all = processCpu() - processBefore;
        System.out.printf("%d calls for %d s: %.3f us per packet on the event loop, %.2f us with decoding, encryption and"
                + " writing%n", CALLS, SECONDS, relaying / 1000.0 / relayed, all / 1000.0 / relayed);
        for (int i = 0; i < CALLS; i++) {
            recorder.delete(name(i));
        }
        recorder.close();
    }

    private static String name(int call) {
        return "r-bench-" + call;
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private record OneKey() implements RecordingKeys {
        @Override
        public String current() {
            return "bench";
        }

        @Override
        public SecretKey key(String id) {
            return new SecretKeySpec(new byte[32], "AES");
        }
    }
}
