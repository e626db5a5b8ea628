package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A carrier beside the house: a phone at an address of its own, and the trunk that leads to it. */
final class Trunking implements AutoCloseable {
    static final String SECRET = "carrier-says-hush";

    private final Installation carillon;
    private final String name;
    private final Phone phone;
    private final List<String> routes = new ArrayList<>();

    private Trunking(Installation carillon, String name, Phone phone) {
        this.carillon = carillon;
        this.name = name;
        this.phone = phone;
    }

    /** A carrier that challenges, at this loopback address; its trunk has these settings beside the usual ones. */
    static Trunking at(Installation carillon, String name, String address, Map<String, ?> more) throws Exception {
        InetAddress local = InetAddress.getByName(address);
        return of(carillon, name, Phone.with(
                local instanceof Inet6Address ? carillon.sip6() : carillon.sip(), local, "carrier", "none", "MD5"), address, more);
    }

    /** The same, but a carrier that is connected to over TCP. */
    static Trunking overTcp(Installation carillon, String name, String address, Map<String, ?> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("transport", "TCP");
        return of(carillon, name, Phone.listening(carillon.sip(), InetAddress.getByName(address), "carrier"), address, settings);
    }

    private static Trunking of(Installation carillon, String name, Phone phone, String address, Map<String, ?> more)
            throws Exception {
        phone.gatekeeper.guard(name + ".example", "house", SECRET);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "name", name, "host", address, "port", phone.sipPort(), "login", "DIGEST", "username", "house",
                "secret", SECRET, "realm", name + ".example", "region", "DE", "numberFormat", "E164"));
        settings.put("optionsSeconds", 1);
        settings.put("sources", Json.createArrayBuilder().add(address + (address.contains(":") ? "/128" : "/32")).build());
        settings.putAll(more);
        carillon.admin().post("/trunks", Api.json(settings)).expect(201);
        return new Trunking(carillon, name, phone);
    }

    /** A trunk to wherever these settings say, without credentials, and the only route to it; closed, both are gone. */
    static AutoCloseable alone(Installation carillon, String name, String pattern, Map<String, ?> where) throws Exception {
        Map<String, Object> settings = new HashMap<>(where);
        settings.put("name", name);
        settings.putIfAbsent("optionsSeconds", 0);
        carillon.admin().post("/trunks", Api.json(settings)).expect(201);
        carillon.admin().post("/routes", Api.json(Map.of("name", name, "pattern", pattern, "trunks",
                Json.createArrayBuilder().add(Json.createObjectBuilder().add("trunk", name).add("priority", 1)).build()))).expect(201);
        return () -> {
            carillon.admin().delete("/routes/" + name).expect(204);
            carillon.admin().delete("/trunks/" + name).expect(204);
        };
    }

    String name() {
        return name;
    }

    Phone phone() {
        return phone;
    }

    JsonObject read() throws Exception {
        return carillon.admin().get("/trunks/" + name).expect(200).object();
    }

    /** Waits until the trunk is up, or down. */
    Trunking await(boolean up) throws Exception {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        while (true) {
            JsonObject now = read();
            if (now.containsKey("state") && now.getJsonObject("state").getBoolean("up") == up) {
                return this;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("trunk is not " + (up ? "up" : "down") + ": " + now);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** A route to these trunks, tried in this order. */
    static void route(Installation carillon, String name, String pattern, Trunking... trunks) throws Exception {
        route(carillon, Map.of("name", name, "pattern", pattern), trunks);
    }

    /** A route to the cheapest of these trunks first; this order where nothing is known of the price. */
    static void cheapest(Installation carillon, String name, String pattern, Trunking... trunks) throws Exception {
        route(carillon, Map.of("name", name, "pattern", pattern, "leastCost", true), trunks);
    }

    private static void route(Installation carillon, Map<String, ?> settings, Trunking... trunks) throws Exception {
        var ways = Json.createArrayBuilder();
        for (int i = 0; i < trunks.length; i++) {
            ways.add(Json.createObjectBuilder().add("trunk", trunks[i].name).add("priority", i + 1));
        }
        carillon.admin()
                .post("/routes", Json.createObjectBuilder(Api.json(settings)).add("trunks", ways).build())
                .expect(201);
        for (Trunking trunk : trunks) {
            trunk.routes.add((String) settings.get("name"));
        }
    }

    /** Trunk and routes are gone as well: a trunk left behind would be asked for its health until the server ends. */
    @Override
    public void close() throws Exception {
        try (phone) {
            for (String route : routes) {
                assertThat(carillon.admin().delete("/routes/" + route).status()).as(route).isIn(204, 404);
            }
            carillon.admin().delete("/trunks/" + name).expect(204);
        }
    }
}
