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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our engine in a JVM of its own, on one event loop. */
final class EngineProcess implements RelayProcess {
    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final List<String> ports = new ArrayList<>();

    private EngineProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static EngineProcess start(String transport, String javaHome, int legs, Sealed sealed) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", System.getProperty("bench.core", "0"), javaHome + "/bin/java"));
        command.addAll(List.of(System.getProperty("bench.options", "-Xmx256m -XX:+UseSerialGC").split(" ")));
        command.addAll(List.of(
                "-Dbench.suite=" + Sealed.SUITE, "-cp", System.getProperty("java.class.path"), EngineProcess.class.getName(),
                transport, Integer.toString(legs), sealed.name()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        EngineProcess started = new EngineProcess("carillon " + transport + " on " + javaHome + ", " + sealed, process);
        String line = started.out.readLine();
        while (line != null && !line.equals("ready")) {
            started.ports.add(line);
            line = started.out.readLine();
        }
        return started;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public List<String> ports() {
        return ports;
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        System.out.println("    " + out.readLine());
        process.destroyForcibly().waitFor();
    }

    @Override
    public String toString() {
        return name;
    }

    /** The process that is measured: as many endpoints as legs, each two bridged. */
    public static void main(String[] arguments) throws Exception {
        MediaConfig.Transport transport = MediaConfig.Transport.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        InetAddress loopback6 = InetAddress.getByName("::1");
        Duration timeout = Duration.ofSeconds(60);
        MediaConfig config =
                new MediaConfig(loopback, loopback6, null, null, 20000, 32000, timeout, 46, 1, transport, "ITU", false, true, 0);
        try (MediaEngine engine = new MediaEngine(config, new Complaints())) {
            engine.start();
            System.out.print(calls(engine, Integer.parseInt(arguments[1]), Sealed.valueOf(arguments[2])) + "ready\n");
            System.out.flush();
            if (System.in.read() >= 0) {
                System.out.println(engine.statistics());
            }
        }
    }

    private static StringBuilder calls(MediaEngine engine, int legs, Sealed sealed) throws Exception {
        PayloadTypes types = PayloadTypes.of(Map.of(0, Codec.PCMU));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        StringBuilder ports = new StringBuilder();
        RtpEndpoint before = null;
        for (int i = 0; i < legs; i++) {
            RtpEndpoint leg = engine.open(new CallId("call-" + i / 2), new LegId("leg-" + i), false);
            leg.remote(new RemoteMedia(null, null, loopback, MediaDirection.SENDRECV, types, types, Codec.PCMU,
                    sealed.protection(i), null));
            leg.expectMedia();
            if (before != null) {
                engine.bridge(before, leg);
            }
            before = before == null ? leg : null;
            ports.append(leg.localRtp().getPort()).append('\n');
        }
        return ports;
    }

    private static final class Complaints implements MediaEvents {
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
