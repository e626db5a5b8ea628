package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a call costs over TLS and over secure WebSockets, beside UDP in the same run. Each telephone has a connection
 * of its own, opened beforehand. UDP is measured first and last, and the others are compared with the mean of the
 * two.
 */
final class TransportLoad implements AutoCloseable {
    /** How much more than over UDP a call may cost. */
    private static final double MOST = 1.6;
    private static final double FAILED = 0.001;
    static final InetSocketAddress TLS = new InetSocketAddress("127.0.0.1", 5071);
    static final InetSocketAddress WSS = new InetSocketAddress("127.0.0.1", 5079);
    /** What the server has to be started with, so that it is found. */
    static final List<String> OPTIONS = List.of("-Dcarillon.sip.tls.port=" + TLS.getPort(), "-Dcarillon.sip.wss.port=" + WSS.getPort());

    private final long pid;
    private final InetSocketAddress udp;
    private final List<Subscriber> callers;
    private final Map<Way, CallLoad> loads = new EnumMap<>(Way.class);
    private boolean passed = true;

    private enum Way { UDP, TLS, WSS }

    /** Makes telephones with these numbers: each transport has its own, so that none rings at two places. */
    interface Numbers {
        List<Subscriber> from(int first) throws Exception;
    }

    TransportLoad(long pid, InetSocketAddress udp, List<Subscriber> callers) {
        this.pid = pid;
        this.udp = udp;
        this.callers = callers;
    }

    /** Whether both cost no more than they may, and calls did not fail. */
    boolean run(Numbers numbers, int rate, int warmUpSeconds, int seconds) throws Exception {
        for (Way way : Way.values()) {
            CallLoad load = load(way, numbers.from(5000 + 100 * way.ordinal()));
            loads.put(way, load);
            // a connection that says nothing for a while is cut: each telephone speaks within a second
            load.run(callers.size(), callers.size());
            load.run(rate / 2.0, rate / 2 * warmUpSeconds);
        }
        System.out.printf("%n%-10s %8s %9s %8s %9s %12s %12s%n", "transport", "rate/s", "completed", "failed", "CPU-ms", "180 p50 ms",
                "180 p99 ms");
        double before = millis(Way.UDP, rate, seconds);
        double tls = millis(Way.TLS, rate, seconds);
        double wss = millis(Way.WSS, rate, seconds);
        double plain = (before + millis(Way.UDP, rate, seconds)) / 2;
        judge(Way.TLS, tls / plain);
        judge(Way.WSS, wss / plain);
        System.out.println("transports: " + (passed ? "PASS" : "FAIL"));
        return passed;
    }

    private CallLoad load(Way way, List<Subscriber> callees) throws IOException {
        InetSocketAddress server = switch (way) {
            case UDP -> udp;
            case TLS -> TLS;
            case WSS -> WSS;
        };
        List<SipLink> links = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            links.add(switch (way) {
                case UDP -> new SipSocket(server);
                case TLS -> SecureLink.tls(server, callees.size());
                case WSS -> SecureLink.webSockets(server, callees.size());
            });
        }
        CallLoad load = new CallLoad(server, new CallLoad.Ends(links.get(0), callers.subList(0, callees.size()), links.get(1), callees),
                1_000, CallLoad.CallListener.NONE);
        RegisterLoad.all(server, links.get(1), callees);
        return load;
    }

    private double millis(Way way, int rate, int seconds) throws IOException {
        CallLoad load = loads.get(way);
        int completed = load.completed;
        int failed = load.failed;
        load.toRinging.clear();
        ServerCost cost = ServerCost.of(pid);
        load.run(rate, rate * seconds);
        completed = load.completed - completed;
        failed = load.failed - failed;
        passed &= failed <= FAILED * rate * seconds;
        double each = cost.spentMillis() / Math.max(1, completed);
        System.out.printf(Locale.ROOT, "%-10s %8d %9d %8d %9.3f %12.2f %12.2f%n", way, rate, completed, failed, each,
                load.toRinging.millis(50), load.toRinging.millis(99));
        return each;
    }

    private void judge(Way way, double ratio) {
        boolean good = ratio <= MOST;
        passed &= good;
        System.out.printf(Locale.ROOT, "transports: a call over %s costs %.2f times one over UDP, at most %.1f  %s%n", way, ratio, MOST,
                good ? "pass" : "FAIL");
    }

    @Override
    public void close() throws IOException {
        for (CallLoad load : loads.values()) {
            load.close();
        }
    }
}
