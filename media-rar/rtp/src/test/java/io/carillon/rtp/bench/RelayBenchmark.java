package io.carillon.rtp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU time, added latency and loss of a relay: the relay in a process on one core, the load ({@code generator.c}) on
 * another. Prints one line per packet rate.
 *
 * <p>Arguments: {@code [relays [java home [packets per second ...]]]}. Relays are {@code auto}, {@code epoll} or
 * {@code nio} (this engine) or {@code rtpengine} (a peer, userspace mode, measured by the same generator), with commas
 * between them; by default {@code auto}, this JVM, 50000 and 100000. A leg carries 50 packets per second, so 100,000 packets are 1,000 calls.
 * Needs Linux, taskset and gcc.
 */
public final class RelayBenchmark {
    private static final int PER_LEG = 50;
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 8);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    private RelayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String relays = arguments.length > 0 ? arguments[0] : "auto";
        String javaHome = arguments.length > 1 ? arguments[1] : System.getProperty("java.home");
        List<Integer> rates = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            rates.add(Integer.parseInt(arguments[i]));
        }
        Path generator = compileGenerator();
        for (String relay : relays.split(",")) {
            for (int rate : rates.isEmpty() ? List.of(50_000, 100_000) : rates) {
                measure(relay, javaHome, rate, generator);
            }
        }
    }

    private static void measure(String relay, String javaHome, int rate, Path generator) throws Exception {
        int legs = rate / PER_LEG;
        try (RelayProcess process = relay.equals("rtpengine")
                ? RtpengineProcess.start(legs)
                : EngineProcess.start(relay, javaHome, legs)) {
            System.out.println(process + ": " + load(process, rate, generator));
        }
    }

    private static Path compileGenerator() throws Exception {
        Path source = Path.of(System.getProperty("bench.generator", "src/test/c/generator.c"));
        Path binary = Files.createTempFile("carillon-generator", "");
        binary.toFile().deleteOnExit();
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", binary.toString(), source.toString()).inheritIO().start();
        if (gcc.waitFor() != 0) {
            throw new IOException("gcc failed");
        }
        return binary;
    }

    private static String load(RelayProcess relay, int rate, Path generator) throws Exception {
        Process load = new ProcessBuilder(
                        "taskset", "-c", "1", generator.toString(), Long.toString(relay.pid()), Integer.toString(rate),
                        Integer.toString(WARM_UP_SECONDS), Integer.toString(SECONDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        load.getOutputStream().write(String.join("\n", relay.ports()).getBytes(StandardCharsets.US_ASCII));
        load.getOutputStream().close();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(load.getInputStream(), StandardCharsets.US_ASCII))) {
            return out.readLine();
        }
    }
}
