package io.carillon.rtp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU time, added latency and loss of a relay: the relay in a process on one core, the load ({@code generator.c}) on
 * another. Prints one line per packet rate.
 *
 * <p>Arguments: {@code [relays [java home [packets per second ...]]]}. Relays are {@code auto}, {@code epoll} or
 * {@code nio} (this engine) or {@code rtpengine} (a peer, userspace mode, measured by the same generator), with
 * commas between them; by default {@code auto}, this JVM, 50000 and 100000. A leg carries 50 packets per second, so
 * 100,000 packets are 1,000 calls. Needs Linux, taskset and gcc.
 *
 * <p>With {@code -Dbench.srtp=true} each rate is relayed three times: in the clear, from SRTP to RTP and back, from
 * SRTP to SRTP, and what the second and the third cost more is printed. The suite is {@code -Dbench.suite}.
 */
public final class RelayBenchmark {
    private static final int PER_LEG = 50;
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 8);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    /** Microseconds that SRTP may add to a packet. */
    private static final double MOST_ADDED = 3;
    private static final Pattern CPU = Pattern.compile("cpu_us_per_packet=([0-9.]+)");

    private RelayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        String relays = arguments.length > 0 ? arguments[0] : "auto";
        String javaHome = arguments.length > 1 ? arguments[1] : System.getProperty("java.home");
        List<Integer> rates = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            rates.add(Integer.parseInt(arguments[i]));
        }
        Path generator = compileGenerator();
        List<String> wanted = Arrays.stream(relays.split(",")).filter(relay -> !relay.isEmpty()).toList();
        for (String relay : wanted) {
            for (int rate : rates.isEmpty() ? List.of(50_000, 100_000) : rates) {
                if (Boolean.getBoolean("bench.srtp")) {
                    measureSealed(relay, javaHome, rate, generator);
                } else {
                    measure(relay, javaHome, rate, generator);
                }
            }
        }
    }

    private static void measure(String relay, String javaHome, int rate, Path generator) throws Exception {
        int legs = rate / PER_LEG;
        try (RelayProcess process = relay.equals("rtpengine")
                ? RtpengineProcess.start(legs)
                : EngineProcess.start(relay, javaHome, legs, Sealed.NONE)) {
            System.out.println(process + ": " + load(process, rate, generator, List.of()));
        }
    }

    private static void measureSealed(String relay, String javaHome, int rate, Path generator) throws Exception {
        int legs = rate / PER_LEG;
        double[] micros = new double[Sealed.values().length];
        for (Sealed sealed : Sealed.values()) {
            try (PacketFile packets = PacketFile.write(sealed, legs, (WARM_UP_SECONDS + SECONDS + 1) * PER_LEG);
                    RelayProcess process = EngineProcess.start(relay, javaHome, legs, sealed)) {
                String line = load(process, rate, generator, List.of(packets.path().toString()));
                System.out.println(process + ": " + line);
                Matcher cpu = CPU.matcher(line);
                micros[sealed.ordinal()] = cpu.find() ? Double.parseDouble(cpu.group(1)) : Double.NaN;
            }
        }
        double one = micros[Sealed.ONE.ordinal()] - micros[Sealed.NONE.ordinal()];
        double both = micros[Sealed.BOTH.ordinal()] - micros[Sealed.NONE.ordinal()];
        System.out.printf(Locale.ROOT, "%s at %d packets/s adds %.2f us to a packet between SRTP and RTP, %.2f us between SRTP and SRTP, "
                + "at most %.0f: %s%n", Sealed.SUITE, rate, one, both, MOST_ADDED, one <= MOST_ADDED && both <= MOST_ADDED ? "PASS" : "FAIL");
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

    private static String load(RelayProcess relay, int rate, Path generator, List<String> packets) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "taskset", "-c", "1", generator.toString(), Long.toString(relay.pid()), Integer.toString(rate),
                Integer.toString(WARM_UP_SECONDS), Integer.toString(SECONDS)));
        command.addAll(packets);
        Process load = new ProcessBuilder(command)
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
