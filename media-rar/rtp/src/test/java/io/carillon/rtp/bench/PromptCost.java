package io.carillon.rtp.bench;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.rtp.MediaConfig;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.MediaEvents;
import io.carillon.rtp.PayloadTypes;
import io.carillon.rtp.RemoteMedia;
import io.carillon.rtp.RtpEndpoint;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.rtp.tone.ToneBook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * CPU time of the event loop to let {@code bench.channels} telephones hear a prompt, per telephone and 20 ms: everything, the
 * packet on the wire included. Also how many frames were due and did not leave.
 */
public final class PromptCost {
    private static final int CHANNELS = Integer.getInteger("bench.channels", 400);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final int FRAMES_PER_SECOND = 50;
    private static final Prompt WELCOME =
            new Prompt("bench", "en", List.of(new PromptItem.File("welcome")), false, Prompt.MOST_TIMES);

    private PromptCost() {}

    public static void main(String[] arguments) throws Exception {
        try (DatagramSocket ear = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                PromptStudio studio = new PromptStudio(Path.of("."), (language, words) -> {
                    throw new IOException("nothing is spoken here");
                }, ToneBook.of(ToneBook.RECOMMENDED))) {
            measure(studio, ear, Codec.PCMU, 0);
            measure(studio, ear, Codec.PCMU, 0);
            measure(studio, ear, Codec.PCMA, 8);
            measure(studio, ear, Codec.G722, 9);
        }
    }

    private static void measure(PromptStudio studio, DatagramSocket ear, Codec codec, int type) throws Exception {
        try (MediaEngine engine = new MediaEngine(config(), new Nobody())) {
            engine.start();
            PayloadTypes types = PayloadTypes.of(Map.of(type, codec));
            InetSocketAddress to = (InetSocketAddress) ear.getLocalSocketAddress();
            for (RtpEndpoint leg : open(engine)) {
                leg.remote(new RemoteMedia(to, null, null, MediaDirection.SENDRECV, types, types, codec));
                studio.make(WELCOME, source -> leg.play(source, null));
            }
            LockSupport.parkNanos(2_000_000_000L);
            long frames = engine.statistics().packetsOut();
            long cpu = loopCpu();
            LockSupport.parkNanos(SECONDS * 1_000_000_000L);
            cpu = loopCpu() - cpu;
            frames = engine.statistics().packetsOut() - frames;
            System.out.printf("%s, %d channels: %.2f us per frame and channel, %d of %d frames missing%n", codec, CHANNELS,
                    cpu / 1000.0 / frames, (long) CHANNELS * FRAMES_PER_SECOND * SECONDS - frames,
                    (long) CHANNELS * FRAMES_PER_SECOND * SECONDS);
        }
    }

    private static List<RtpEndpoint> open(MediaEngine engine) throws Exception {
        List<RtpEndpoint> legs = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            legs.add(engine.open(new CallId("bench-" + i), new LegId("leg-" + i), false));
        }
        return legs;
    }

    private static MediaConfig config() throws IOException {
        return new MediaConfig(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"), null, null, 24_000, 32_000,
                Duration.ofSeconds(60), 46, 1, MediaConfig.Transport.AUTO, ToneBook.RECOMMENDED, false, false, 0);
    }

    private static long loopCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("carillon-media")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }

    private static final class Nobody implements MediaEvents {
        @Override
        public void mediaTimeout(CallId call, LegId leg) {
            throw new IllegalStateException("nobody is expected to speak here");
        }

        @Override
        public void toneEnded(CallId call, LegId leg) {
            throw new IllegalStateException("no tone is played here");
        }
    }
}
