package io.carillon.scenario;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.server.Fork;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A running Carillon as its users see it: addresses, an administrator, extensions made on demand. */
public final class Installation {
    private static final AtomicInteger NUMBERS = new AtomicInteger(2000 + (int) (System.nanoTime() / 1_000_000 % 5000));

    private final URI http;
    private final InetSocketAddress sip;
    private final String jmsUrl;
    private final String adminPassword;
    private Api admin;

    /**
     * @param http base of the web server
     * @param sip where phones register
     * @param jmsUrl Artemis URL for outside consumers
     * @param adminPassword what the first start was given
     */
    public Installation(URI http, InetSocketAddress sip, String jmsUrl, String adminPassword) {
        this.http = http;
        this.sip = sip;
        this.jmsUrl = jmsUrl;
        this.adminPassword = adminPassword;
    }

    /** The one that the test run started, by the properties that the build hands over. */
    public static Installation ofTestRun() {
        return new Installation(
                URI.create(System.getProperty("carillon.test.http", "http://127.0.0.1:" + Fork.port(9080))),
                new InetSocketAddress("127.0.0.1", Integer.getInteger("carillon.test.sip.port", Fork.port(15060))),
                System.getProperty("carillon.test.jms", "tcp://127.0.0.1:" + Fork.port(6445)),
                System.getProperty("carillon.test.admin.password", "scenario-admin-password"));
    }

    public URI http() {
        return http;
    }

    public InetSocketAddress sip() {
        return sip;
    }

    /** Where phones of this transport register: the usual ports, moved as SIP's own. */
    public InetSocketAddress sip(Carrier carrier) {
        int port = switch (carrier) {
            case UDP, TCP -> 5060;
            case TLS -> 5061;
            case WS -> 5066;
            case WSS -> 7443;
        };
        return new InetSocketAddress(sip.getAddress(), sip.getPort() - 5060 + port);
    }

    public InetSocketAddress sip6() throws Exception {
        return new InetSocketAddress(InetAddress.getByName("::1"), sip.getPort());
    }

    public String jmsUrl() {
        return jmsUrl;
    }

    public String jmsUser() {
        return System.getProperty("carillon.test.jms.user", "erp");
    }

    public String jmsPassword() {
        return System.getProperty("carillon.test.jms.password", "scenario-erp-password");
    }

    public synchronized Api admin() throws Exception {
        if (admin == null) {
            admin = Api.login(http, "admin", adminPassword);
        }
        return admin;
    }

    /** A fresh extension. */
    public Line line() throws Exception {
        return line("Line");
    }

    /** A fresh extension with this display name. */
    public Line line(String displayName) throws Exception {
        return line(String.valueOf(NUMBERS.incrementAndGet()), displayName);
    }

    /** The one extension that may come into the conversations of others, made anew. */
    public Line supervisor() throws Exception {
        admin().delete("/extensions/8999");
        return line("8999", "Supervisor");
    }

    private Line line(String number, String displayName) throws Exception {
        JsonObject created = admin()
                .post("/extensions", Api.json(Map.of("number", number, "displayName", displayName)))
                .expect(201)
                .object();
        return new Line(this, number, created.getString("secret"));
    }

    /** A fresh extension whose telephones are held to this policy for encrypted audio. */
    public Line securedLine(String mediaSecurity) throws Exception {
        String number = String.valueOf(NUMBERS.incrementAndGet());
        JsonObject created = admin()
                .post("/extensions", Api.json(Map.of("number", number, "mediaSecurity", mediaSecurity)))
                .expect(201)
                .object();
        return new Line(this, number, created.getString("secret"));
    }

    /** The CDR of a call whose caller and callee are these, as soon as it is written. */
    public JsonObject awaitCdr(String caller, String callee) throws Exception {
        return awaitCdr(caller, callee, cdr -> true);
    }

    public JsonObject awaitCdr(String caller, String callee, Predicate<JsonObject> wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var items = admin().get("/cdrs?caller=" + caller + "&callee=" + callee).expect(200).object().getJsonArray("items");
            for (var item : items) {
                if (wanted.test(item.asJsonObject())) {
                    JsonObject found = item.asJsonObject();
                    return admin().get("/cdrs/" + found.getString("id")).expect(200).object();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no CDR of " + caller + " to " + callee + ", only " + items);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    /** The status of the system as soon as it is as wanted. */
    public JsonObject awaitStatus(String what, Predicate<JsonObject> wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
        while (true) {
            JsonObject status = admin().get("/system/status").expect(200).object();
            if (wanted.test(status)) {
                return status;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " in " + status);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    /** What the server has or is doing now, by its name in the status. */
    public long gauge(String name) throws Exception {
        return admin().get("/system/status").expect(200).object().getJsonObject("gauges").getJsonNumber(name).longValue();
    }

    /** One figure of those that are watched from outside. */
    public double figure(String name) throws Exception {
        var answer = java.net.http.HttpClient.newHttpClient().send(
                java.net.http.HttpRequest.newBuilder(http().resolve("/metrics")).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        return answer.body().lines().filter(line -> line.matches(name + "[ {].*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst().orElseThrow(() -> new AssertionError("no figure " + name));
    }

    /** The sum of these counters; a name that ends with a point is all that begin so. */
    public long counted(String... names) throws Exception {
        return counted(admin().get("/system/status").expect(200).object(), names);
    }

    private static long counted(JsonObject status, String... names) {
        JsonObject counters = status.getJsonObject("counters");
        return counters.keySet().stream()
                .filter(counter -> List.of(names).contains(counter)
                        || List.of(names).contains(counter.substring(0, counter.lastIndexOf('.') + 1)))
                .mapToLong(counter -> counters.getJsonNumber(counter).longValue())
                .sum();
    }

    /** Waits until these counters together have come to this. */
    public void awaitCounted(long least, String... names) throws Exception {
        awaitStatus(least + " counted as " + List.of(names), status -> counted(status, names) >= least);
    }

    /** Waits until no call, leg, timer, port or lane is in use any more. */
    public void awaitNothingLeft() throws Exception {
        for (String gauge : List.of("calls.active", "legs.active", "legs.moved", "timers.active", "rtp.ports.used", "sip.dialogs",
                "lanes.active", "lanes.queued")) {
            awaitStatus(gauge + " 0", status -> status.getJsonObject("gauges").getInt(gauge) == 0);
        }
    }

    /** An extension and its secret. */
    public record Line(Installation installation, String number, String secret) {
        public Phone phone() throws Exception {
            return Phone.on(installation.sip(), number, secret);
        }

        public Phone registered() throws Exception {
            return phone().register();
        }

        public void forwarding(Map<String, ?> settings) throws Exception {
            Api api = installation.admin();
            String path = "/extensions/" + number + "/forwarding";
            var current = api.get(path).expect(200);
            var merged = jakarta.json.Json.createObjectBuilder(current.object());
            Api.json(settings).forEach(merged::add);
            Api.Reply reply = api.put(path, merged.build(), "If-Match", current.header("ETag"));
            if (reply.status() != 200 && reply.status() != 204) {
                throw new AssertionError("forwarding answered " + reply);
            }
        }
    }
}
