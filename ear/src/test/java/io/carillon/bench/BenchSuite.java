package io.carillon.bench;

import io.carillon.scenario.Api;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures Carillon and its peers with one generator in one run. Start it on the second core; it starts each server
 * on the first.
 *
 * <p>Arguments: the server home, a work directory, the adapter's archive, the application's archive, then any of
 * {@code calls registers transports subscriptions media overload api peers} (default all) or {@code browser capacity
 * channels live console soak}. The soak comes first: what follows it meets a warm server. Rates and lengths are system
 * properties, see the fields.
 */
public final class BenchSuite {
    private static final InetSocketAddress SIP = new InetSocketAddress("127.0.0.1", 5070);
    private static final InetSocketAddress KAMAILIO = new InetSocketAddress("127.0.0.1", 5090);
    private static final URI HTTP = URI.create("http://127.0.0.1:8180");
    private static final String SECRET = "bench-secret";
    private static final int SUBSCRIBERS = 100;
    private static final double LAMP_MILLIS = 200;
    private static final int READS = 3_000;
    private static final double READ_MILLIS = 20;

    private final BenchServer server;
    private final Path work;
    private final List<String> parts;
    private final int[] callRates = rates("bench.calls", 400, 800, 1200);
    private final int[] registerRates = rates("bench.registers", 1000, 3000, 5000);
    private final int[] mediaCalls = rates("bench.media", 500, 1000);
    private final int seconds = Integer.getInteger("bench.seconds", 20);
    /** Every part registers the callees at the same place: a call that rang at ends long gone would measure those. */
    private int calleePort;

    private BenchSuite(BenchServer server, List<String> parts) {
        this.server = server;
        this.work = server.work();
        this.parts = parts;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> parts = List.of(arguments).subList(4, arguments.length);
        Path home = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        BenchServer server = new BenchServer(home, work);
        server.prepare(Path.of(arguments[2]), Path.of(arguments[3]));
        boolean passed = !parts.contains("console") || new ConsoleLoad(server, HTTP).run();
        boolean alone = parts.equals(List.of("console"));
        System.exit((alone || new BenchSuite(server, parts).run()) && passed ? 0 : 1);
    }

    private static int[] rates(String property, int... fallback) {
        String value = System.getProperty(property);
        return value == null ? fallback : java.util.Arrays.stream(value.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private boolean wanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** Whether what has a verdict of its own has passed. */
    private boolean run() throws Exception {
        Files.createDirectories(work);
        boolean passed = true;
        try (Subject carillon = server.start(HTTP)) {
            Api admin = login();
            List<Subscriber> callers = lines(admin, 3000);
            List<Subscriber> callees = lines(admin, 4000);
            System.out.printf("%nCarillon %s, java %s, pid %d%n", server.home(), System.getenv().getOrDefault("JAVA_HOME", "default"),
                    carillon.pid());
            if (parts.contains("soak")) {
                passed &= soak(carillon.pid(), callers, callees);
                admin = login();
            }
            signalling("Carillon", SIP, carillon.pid(), callers, callees);
            if (wanted("media")) {
                media(carillon.pid(), callers, callees);
            }
            if (wanted("overload")) {
                passed &= overload(rates("bench.overload.rates", 400, 600, 800, 1000, 1200, 1400), callers, callees);
            }
            if (wanted("transports")) {
                passed &= transports(admin, carillon.pid(), callers);
            }
            if (parts.contains("browser")) {
                passed &= new BrowserLoad(SIP, TransportLoad.WSS, work)
                        .run("3000", "4000", SECRET, Integer.getInteger("bench.browser", 20));
            }
            if (parts.contains("channels")) {
                passed &= new ChannelLoad(SIP, HTTP, admin, work.resolve("carillon.log")).run(carillon.pid(), callers,
                        lines(admin, 4500), Integer.getInteger("bench.channels", 800), seconds);
            }
            if (parts.contains("capacity")) {
                passed &= capacity(callers, callees);
            }
            if (wanted("subscriptions")) {
                passed &= subscriptions(admin, carillon.pid(), callers);
            }
            if (parts.contains("live")) {
                passed &= live(admin, carillon.pid(), callers, callees);
            }
            if (wanted("api")) {
                passed &= api(admin, carillon.pid());
            }
        }
        if (wanted("peers")) {
            peers();
        }
        return passed;
    }

    private static Api login() throws Exception {
        return BenchServer.login(HTTP);
    }

    private static List<Subscriber> lines(Api admin, int from) throws Exception {
        return lines(admin, from, SUBSCRIBERS);
    }

    private static List<Subscriber> lines(Api admin, int from, int count) throws Exception {
        List<Subscriber> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = String.valueOf(from + i);
            admin.post("/extensions", Api.json(Map.of("number", number, "displayName", "Bench", "password", SECRET)));
            lines.add(new Subscriber(number, SECRET));
        }
        return lines;
    }

    private void signalling(String name, InetSocketAddress server, long pid, List<Subscriber> callers,
            List<Subscriber> callees) throws IOException {
        if (wanted("registers")) {
            registers(name, server, pid, callees);
        }
        if (wanted("calls")) {
            calls(name, server, pid, callers, callees);
        }
    }

    private void calls(String name, InetSocketAddress server, long pid, List<Subscriber> callers, List<Subscriber> callees)
            throws IOException {
        if (!parts.contains("soak")) {
            warmUp(server, callers, callees);
        }
        System.out.printf("%n%-10s %8s %9s %8s %9s %12s %12s %9s%n", "calls", "rate/s", "completed", "failed", "CPU-ms", "180 p50 ms",
                "180 p99 ms", "RSS MiB");
        for (int rate : callRates) {
            try (CallLoad load = ready(server, callers, callees, CallLoad.CallListener.NONE)) {
                ServerCost cost = ServerCost.of(pid);
                load.run(rate, rate * seconds);
                System.out.printf("%-10s %8d %9d %8d %9.3f %12.2f %12.2f %9.0f%n", name, rate, load.completed, load.failed,
                        cost.spentMillis() / Math.max(1, load.completed), load.toRinging.millis(50),
                        load.toRinging.millis(99), cost.residentMiB());
            }
        }
    }

    private void warmUp(InetSocketAddress server, List<Subscriber> callers, List<Subscriber> callees) throws IOException {
        try (CallLoad load = ready(server, callers, callees, CallLoad.CallListener.NONE)) {
            load.run(callRates[0] / 2.0, callRates[0] / 2 * Integer.getInteger("bench.warmup", 30));
        }
    }

    private boolean capacity(List<Subscriber> callers, List<Subscriber> callees) throws IOException {
        int[] rates = rates("bench.capacity", 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200);
        return new CapacityLoad(() -> ready(SIP, callers, callees, CallLoad.CallListener.NONE), seconds)
                .run(rates, Integer.getInteger("bench.warmup", 60), Integer.getInteger("bench.knee-before", 0));
    }

    private boolean transports(Api admin, long pid, List<Subscriber> callers) throws Exception {
        try (TransportLoad load = new TransportLoad(pid, SIP, callers)) {
            return load.run(first -> lines(admin, first), Integer.getInteger("bench.transports", 300),
                    Integer.getInteger("bench.warmup", 30), seconds);
        }
    }

    /** Lamps of 1,000 extensions, each watched by ten others, while 100 calls a second run among them. */
    private boolean subscriptions(Api admin, long pid, List<Subscriber> watchers) throws Exception {
        int rate = Integer.getInteger("bench.watched-calls", 100);
        List<Subscriber> watched = lines(admin, 60_000, Integer.getInteger("bench.watched", 1_000));
        List<Subscriber> callees = watched.subList(0, watched.size() / 2);
        List<Subscriber> callers = watched.subList(watched.size() / 2, watched.size());
        try (WatchLoad lamps = new WatchLoad(SIP);
                CallLoad load = elsewhere(callers, callees, 1_000, new CallLoad.CallListener() {
                    @Override
                    public void calleeSays(String callId, String word) {
                        lamps.happened(callId, word);
                    }
                })) {
            RegisterLoad.all(SIP, load.callees(), callees);
            lamps.subscribe(watchers, watched, Integer.getInteger("bench.watchers", 10), 500);
            lamps.listen();
            load.run(rate / 2.0, rate * 5);
            lamps.judged();
            long before = lamps.notified;
            ServerCost cost = ServerCost.of(pid);
            load.run(rate, rate * seconds);
            double spent = cost.spentMillis();
            long notified = lamps.notified - before;
            WatchLoad.Outcome seen = lamps.judged();
            System.out.printf("%n%-10s %12s %8s %9s %9s %10s %9s %12s %12s%n", "lamps", "subscribed", "failed", "calls/s",
                    "failed", "NOTIFY/s", "CPU-ms/s", "lamp p50 ms", "lamp p99 ms");
            System.out.printf("%-10s %12d %8d %9d %9d %10d %9.0f %12.1f %12.1f%n", "Carillon", lamps.subscribed,
                    lamps.failed, rate, load.failed, notified / seconds, spent / seconds,
                    seen.toLamp().millis(50), seen.toLamp().millis(99));
            Verdict verdict = new Verdict("lamps").atMost("from what happens to the lamp, p99 in ms", seen.toLamp().millis(99), LAMP_MILLIS)
                    .atMost("changes that a lamp never showed", seen.missing(), 0)
                    .atLeast("changes that lamps showed", seen.toLamp().size(), 1);
            System.out.println(verdict);
            return verdict.passed();
        }
    }

    private boolean live(Api admin, long pid, List<Subscriber> callers, List<Subscriber> callees) throws Exception {
        try (CallLoad load = elsewhere(callers, callees, LiveLoad.TALK_SECONDS * 1000L, CallLoad.CallListener.NONE)) {
            RegisterLoad.all(SIP, load.callees(), callees);
            return new LiveLoad(HTTP, admin, pid).run(load, 500, 20, seconds);
        }
    }

    /** Takes an hour, so only who names it gets it. */
    private boolean soak(long pid, List<Subscriber> callers, List<Subscriber> callees) throws Exception {
        try (CallLoad load = ready(SIP, callers, callees, CallLoad.CallListener.NONE)) {
            Soak soak = new Soak(pid, load, () -> {
                RegisterLoad.all(SIP, load.callees(), callees);
                return login();
            });
            return soak.run(callRates[0], Integer.getInteger("bench.warmup", 120), Integer.getInteger("bench.minutes", 60),
                    Integer.getInteger("bench.stretch", 5));
        }
    }

    /** The people who talk have telephones of their own, at a place that nobody else rings at. */
    private boolean overload(int[] kneeRates, List<Subscriber> callers, List<Subscriber> callees) throws Exception {
        List<Subscriber> talkers = callees.subList(0, OverloadLoad.TALKING);
        List<Subscriber> crowd = callees.subList(OverloadLoad.TALKING, callees.size());
        return new OverloadLoad(listener -> {
            if (listener == CallLoad.CallListener.NONE) {
                return ready(SIP, callers, crowd, listener);
            }
            CallLoad talking = elsewhere(callers, talkers, 600_000, listener);
            RegisterLoad.all(SIP, talking.callees(), talkers);
            return talking;
        }, seconds).run(kneeRates);
    }

    private CallLoad ready(InetSocketAddress server, List<Subscriber> callers, List<Subscriber> callees,
            CallLoad.CallListener listener) throws IOException {
        long talk = listener == CallLoad.CallListener.NONE ? 1_000 : 120_000;
        CallLoad load = load(server, callers, callees, talk, listener);
        RegisterLoad.all(server, load.callees(), callees);
        return load;
    }

    private static CallLoad elsewhere(List<Subscriber> callers, List<Subscriber> callees, long talk, CallLoad.CallListener listener)
            throws IOException {
        CallLoad.Ends ends = new CallLoad.Ends(new SipSocket(SIP), callers, new SipSocket(SIP), callees);
        return new CallLoad(SIP, ends, talk, listener);
    }

    private CallLoad load(InetSocketAddress server, List<Subscriber> callers, List<Subscriber> callees, long talk,
            CallLoad.CallListener listener) throws IOException {
        SipSocket called = new SipSocket(server, calleePort);
        calleePort = called.port;
        return new CallLoad(server, new CallLoad.Ends(new SipSocket(server), callers, called, callees), talk, listener);
    }

    private void registers(String name, InetSocketAddress server, long pid, List<Subscriber> subscribers) throws IOException {
        try (SipSocket socket = new SipSocket(server, calleePort)) {
            calleePort = socket.port;
            new RegisterLoad(server, socket).run(subscribers, 500, 5_000);
            System.out.printf("%n%-10s %8s %9s %8s %9s %9s %9s %9s%n", "register", "rate/s", "completed", "failed", "CPU-ms", "p50 ms", "p99 ms",
                    "RSS MiB");
            for (int rate : registerRates) {
                RegisterLoad load = new RegisterLoad(server, socket);
                ServerCost cost = ServerCost.of(pid);
                long begin = System.nanoTime();
                load.run(subscribers, rate, rate * seconds / 2);
                double took = (System.nanoTime() - begin) / 1e9;
                System.out.printf("%-10s %8.0f %9d %8d %9.3f %9.2f %9.2f %9.0f%n", name, load.completed / took, load.completed,
                        load.failed, cost.spentMillis() / Math.max(1, load.completed), load.latencies.millis(50),
                        load.latencies.millis(99), cost.residentMiB());
            }
            System.out.println(RegisterLoad.comesBack(server, socket, subscribers, seconds));
        }
    }

    private void media(long pid, List<Subscriber> callers, List<Subscriber> callees) throws Exception {
        heading();
        for (int calls : mediaCalls) {
            try (RtpLoad rtp = new RtpLoad();
                    CallLoad load = ready(SIP, callers, callees, rtp)) {
                Thread signalling = new Thread(() -> {
                    try {
                        load.run(50, calls);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
                signalling.setDaemon(true);
                signalling.start();
                while (rtp.streams() < 2 * calls && load.failed == 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                }
                measure(rtp, pid, calls);
                double withCalls = LiveHeap.mebibytes(pid);
                signalling.join();
                TimeUnit.SECONDS.sleep(LiveHeap.QUIET_SECONDS);
                System.out.printf("heap       %.1f KiB for each of %d bridged calls%n",
                        (withCalls - LiveHeap.mebibytes(pid)) * 1024 / calls, calls);
                System.out.printf("INVITE->180 p50 %.2f ms, p99 %.2f ms%n", load.toRinging.millis(50), load.toRinging.millis(99));
            }
        }
    }

    private static void heading() {
        System.out.printf("%n%-10s %6s %9s %9s %8s %9s %9s %9s %9s%n", "media", "calls", "sent", "received", "loss %", "us/packet",
                "p50 ms", "p99 ms", "RSS MiB");
    }

    private void measure(RtpLoad rtp, long pid, int calls) throws Exception {
        double[] spent = new double[2];
        ServerCost[] cost = new ServerCost[1];
        RtpLoad.Result result = rtp.run(20, seconds, () -> cost[0] = ServerCost.of(pid), () -> {
            spent[0] = cost[0].spentMillis();
            spent[1] = cost[0].residentMiB();
        });
        System.out.printf("%-10s %6d %9d %9d %8.3f %9.2f %9.2f %9.2f %9.0f%n", "Carillon", calls, result.sent(), result.received(),
                result.lossPercent(), spent[0] * 1000 / Math.max(1, result.received()), result.p50(), result.p99(), spent[1]);
    }

    /** So many authenticated reads a second, and how soon they are answered at half of that. */
    private boolean api(Api admin, long pid) throws Exception {
        System.out.printf("%n%-10s %8s %9s %8s %9s %9s %9s %9s%n", "api", "rate/s", "completed", "failed", "CPU-ms", "p50 ms", "p99 ms", "RSS MiB");
        InetSocketAddress web = new InetSocketAddress(HTTP.getHost(), HTTP.getPort());
        new ApiLoad(web, "/api/extensions/3000", admin.token()).run(16, 1000, 30); // the compiler is done then
        Verdict verdict = new Verdict("api");
        for (int rate : new int[] {READS / 2, READS}) {
            ApiLoad load = new ApiLoad(web, "/api/extensions/3000", admin.token());
            ServerCost cost = ServerCost.of(pid);
            long begin = System.nanoTime();
            load.run(16, rate, seconds);
            double took = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%-10s %8d %9d %8d %9.3f %9.2f %9.2f %9.0f%n", "Carillon", rate, load.completed, load.failed,
                    cost.spentMillis() / Math.max(1, load.completed), load.latencies.millis(50), load.latencies.millis(99),
                    cost.residentMiB());
            verdict.atMost("reads that failed, of " + rate + " a second", load.failed, 0);
            if (rate == READS) {
                verdict.atLeast("reads a second", load.completed / took, READS * 0.99);
            } else {
                verdict.atMost("p99 of half as many, ms", load.latencies.millis(99), READ_MILLIS);
            }
        }
        System.out.println(verdict);
        return verdict.passed();
    }

    private void peers() throws Exception {
        Path config = Path.of(System.getProperty("bench.kamailio", "src/bench/kamailio.cfg")).toAbsolutePath();
        List<Subscriber> callers = numbers(3000);
        List<Subscriber> callees = numbers(4000);
        try (Subject kamailio = Subject.start(work.resolve("kamailio.log"), Map.of(),
                List.of("kamailio", "-DD", "-E", "-m", "1024", "-M", "64", "-f", config.toString()))) {
            kamailio.await("start of Kamailio", Duration.ofSeconds(20), () -> {
                try (SipSocket socket = new SipSocket(KAMAILIO)) {
                    RegisterLoad probe = new RegisterLoad(KAMAILIO, socket);
                    probe.run(callees.subList(0, 1), 1, 1);
                    return probe.completed == 1;
                }
            });
            signalling("Kamailio", KAMAILIO, kamailio.pid(), callers, callees);
        }
    }

    private static List<Subscriber> numbers(int from) {
        List<Subscriber> lines = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            lines.add(new Subscriber(String.valueOf(from + i), SECRET));
        }
        return lines;
    }
}
