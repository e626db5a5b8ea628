package io.carillon.rtp.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** rtpengine in userspace mode, told of its calls by its own control protocol (bencoded dictionaries over UDP). */
final class RtpengineProcess implements RelayProcess {
    private static final int CONTROL = 22223;
    private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");
    private static final int START_TRIES = 50;

    private final Process process;
    private final List<String> ports = new ArrayList<>();

    private RtpengineProcess(Process process) {
        this.process = process;
    }

    static RtpengineProcess start(int legs) throws Exception {
        Process process = new ProcessBuilder(
                        "taskset", "-c", "0", "rtpengine", "--foreground", "--table=-1", "--interface=127.0.0.1",
                        "--listen-ng=127.0.0.1:" + CONTROL, "--port-min=20000", "--port-max=32000", "--num-threads=1",
                        "--log-level=3", "--log-stderr", "--timeout=600", "--pidfile=/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        RtpengineProcess started = new RtpengineProcess(process);
        try (DatagramSocket control = new DatagramSocket()) {
            control.connect(InetAddress.getByName("127.0.0.1"), CONTROL);
            control.setSoTimeout(200);
            awaitPong(control);
            control.setSoTimeout(5000);
            for (int call = 0; call < legs / 2; call++) {
                started.offerAndAnswer(control, call);
            }
        }
        return started;
    }

    private static void awaitPong(DatagramSocket control) throws IOException {
        IOException last = null;
        for (int i = 0; i < START_TRIES; i++) {
            try {
                ask(control, "ping" + i, entry("command", "ping"));
                return;
            } catch (IOException notYet) {
                last = notYet;
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }
        throw new IOException("rtpengine does not answer", last);
    }

    private void offerAndAnswer(DatagramSocket control, int call) throws IOException {
        String id = entry("call-id", "bench-" + call) + entry("from-tag", "a" + call);
        String callee = port(ask(control, "o" + call, entry("command", "offer") + id + entry("sdp", sdp())));
        String answer = entry("command", "answer") + id + entry("to-tag", "b" + call) + entry("sdp", sdp());
        String caller = port(ask(control, "a" + call, answer));
        ports.add(caller);
        ports.add(callee);
    }

    private static String ask(DatagramSocket control, String cookie, String entries) throws IOException {
        byte[] request = (cookie + " d" + entries + "e").getBytes(StandardCharsets.US_ASCII);
        control.send(new DatagramPacket(request, request.length));
        DatagramPacket reply = new DatagramPacket(new byte[8192], 8192);
        control.receive(reply);
        return new String(reply.getData(), 0, reply.getLength(), StandardCharsets.US_ASCII);
    }

    private static String entry(String key, String value) {
        return key.length() + ":" + key + value.length() + ":" + value;
    }

    /** The port is a guess: rtpengine learns where packets come from, as we do. */
    private static String sdp() {
        return String.join(
                "\r\n",
                "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0",
                "m=audio 9 RTP/AVP 0", "");
    }

    private static String port(String reply) throws IOException {
        Matcher port = PORT.matcher(reply);
        if (!port.find()) {
            throw new IOException("rtpengine said " + reply);
        }
        return port.group(1);
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
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public String toString() {
        return "rtpengine userspace";
    }
}
