package io.carillon.rtp.bench;

import io.carillon.contract.CallId;
import io.carillon.contract.Codec;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.MediaConfig;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.MediaEvents;
import io.carillon.rtp.PayloadTypes;
import io.carillon.rtp.RemoteMedia;
import io.carillon.rtp.RtpEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * CPU time, added latency and loss of the relay: the engine in a process on one core, the load ({@code generator.c}) on
 * another. Prints one line per packet rate.
 *
 * <p>Arguments: {@code [transport [java home [packets per second ...]]]}, by default {@code auto}, this JVM, 50000 and 100000.
 * A leg carries 50 packets per second, so 100,000 packets are 1,000 calls. Needs Linux, taskset and gcc.
 */
public final class RelayBenchmark {
    private static final int PER_LEG = 50;
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 8);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    private RelayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("relay")) {
            String wanted = arguments[1].toUpperCase(Locale.ROOT);
            relay(MediaConfig.Transport.valueOf(wanted), Integer.parseInt(arguments[2]));
            return;
        }
        String transport = arguments.length > 0 ? arguments[0] : "auto";
        String javaHome = arguments.length > 1 ? arguments[1] : System.getProperty("java.home");
        List<Integer> rates = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            rates.add(Integer.parseInt(arguments[i]));
        }
        Path generator = compileGenerator();
        for (int rate : rates.isEmpty() ? List.of(50_000, 100_000) : rates) {
            measure(transport, javaHome, rate, generator);
        }
    }

    private static Path compileGenerator() throws Exception {
        Path source = Path.of(System.getProperty("bench.generator", "src/test/c/generator.c"));
        Path binary = Files.createTempFile("carillon-generator", "");
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", binary.toString(), source.toString()).inheritIO().start();
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc failed");
        }
        binary.toFile().deleteOnExit();
        return binary;
    }

    private static void measure(String transport, String javaHome, int rate, Path generator) throws Exception {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", javaHome + "/bin/java"));
        String options = System.getProperty("bench.options", "-Xmx256m -XX:+UseSerialGC");
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), RelayBenchmark.class.getName(), "relay", transport,
                Integer.toString(rate / PER_LEG)));
        Process relay = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = reader(relay)) {
            List<String> ports = new ArrayList<>();
            for (String line = out.readLine(); line != null && !line.equals("ready"); line = out.readLine()) {
                ports.add(line);
            }
            System.out.println(transport + " " + javaHome + ": " + load(relay.pid(), rate, generator, ports));
            relay.getOutputStream().write('\n');
            relay.getOutputStream().flush();
            System.out.println("    " + out.readLine());
        } finally {
            relay.destroyForcibly().waitFor();
        }
    }

    private static String load(long pid, int rate, Path generator, List<String> ports) throws Exception {
        Process load = new ProcessBuilder(
                        "taskset", "-c", "1", generator.toString(), Long.toString(pid), Integer.toString(rate),
                        Integer.toString(WARM_UP_SECONDS), Integer.toString(SECONDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        load.getOutputStream().write(String.join("\n", ports).getBytes(StandardCharsets.US_ASCII));
        load.getOutputStream().close();
        try (BufferedReader out = reader(load)) {
            return out.readLine();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** The process that is measured: as many endpoints as legs, each two bridged. */
    private static void relay(MediaConfig.Transport transport, int legs) throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        MediaConfig config = new MediaConfig(
                loopback, InetAddress.getByName("::1"), null, null, 20000, 32000, Duration.ofSeconds(60), 46, 1, transport);
        try (MediaEngine engine = new MediaEngine(config, new NoEvents())) {
            engine.start();
            PayloadTypes types = new PayloadTypes(Map.of(0, Codec.PCMU));
            RemoteMedia somewhere = new RemoteMedia(
                    null, null, loopback, MediaDirection.SENDRECV, types, types, Codec.PCMU);
            StringBuilder ports = new StringBuilder();
            RtpEndpoint before = null;
            for (int i = 0; i < legs; i++) {
                RtpEndpoint leg = engine.open(new CallId("call-" + i / 2), new LegId("leg-" + i), false);
                leg.remote(somewhere);
                leg.expectMedia();
                if (before != null) {
                    engine.bridge(before, leg);
                }
                before = before == null ? leg : null;
                ports.append(leg.localRtp().getPort()).append('\n');
            }
            System.out.print(ports + "ready\n");
            System.out.flush();
            if (System.in.read() >= 0) {
                System.out.println(engine.statistics());
            }
        }
    }

    private static final class NoEvents implements MediaEvents {
        @Override
        public void mediaTimeout(CallId call, LegId leg) {
            System.err.println("silent: " + leg);
        }

        @Override
        public void toneEnded(CallId call, LegId leg) {
            System.err.println("tone ended: " + leg);
        }
    }
}
