package io.carillon.scenario;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** One thing of each kind that people set up, so that no page of the console is empty; all of them are gone when it is closed. */
final class Furnished implements AutoCloseable {
    private final Api admin;
    private final Deque<String> made = new ArrayDeque<>();

    private Furnished(Api admin) {
        this.admin = admin;
    }

    static Furnished with(Installation carillon, Installation.Line ada, Installation.Line bert) throws Exception {
        Furnished house = new Furnished(carillon.admin());
        try {
            house.outside(ada.number());
            house.groups(ada.number(), bert.number());
            house.people(ada.number(), bert.number());
            house.others(ada.number());
            return house;
        } catch (Exception | AssertionError failed) {
            house.close();
            throw failed;
        }
    }

    private static JsonArrayBuilder texts(String... all) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String one : all) {
            array.add(one);
        }
        return array;
    }

    private static JsonArrayBuilder rows(String name, String... all) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String one : all) {
            array.add(Json.createObjectBuilder().add(name, one));
        }
        return array;
    }

    private static JsonObjectBuilder of(String... pairs) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            object.add(pairs[i], pairs[i + 1]);
        }
        return object;
    }

    private void make(String path, String id, JsonObjectBuilder body) throws Exception {
        JsonObject thing = body.build();
        admin.post(path, thing).expect(201);
        made.push(path + "/" + thing.getString(id));
    }

    private void outside(String n) throws Exception {
        make("/trunks", "name", of("name", "berlin-" + n, "host", "192.0.2.9", "login", "ADDRESS").add("sources", texts("192.0.2.9"))
                .add("optionsSeconds", 0));
        make("/routes", "name", of("name", "germany-" + n, "pattern", "0" + n + "ZZZ").add("trunks", rows("trunk", "berlin-" + n)));
        make("/dids", "number", of("number", "493088" + n, "extension", n));
        make("/sites", "name", of("name", "head-office-" + n, "country", "DE", "city", "Berlin", "street", "Unter den Linden"));
    }

    private void groups(String a, String b) throws Exception {
        make("/ring-groups", "number", of("number", "61" + a, "name", "Sales", "strategy", "ALL").add("members", rows("number", a, b)));
        make("/queues", "number", of("number", "62" + a, "name", "Support").add("members", rows("number", a, b)));
        make("/paging", "number", of("number", "63" + a, "name", "Warehouse").add("members", texts(a, b)));
        make("/conferences", "number", of("number", "64" + a, "title", "Monday meeting"));
        make("/time-conditions", "number", of("number", "65" + a, "name", "Office hours", "zone", "Europe/Berlin", "open", "61" + a, "closed", b)
                .add("hours", Json.createArrayBuilder().add(of("from", "09:00", "to", "17:00").add("days", texts("MONDAY", "FRIDAY")))));
        make("/voicemail-lists", "number", of("number", "67" + a, "title", "Everybody in sales").add("members", texts(a, b)));
    }

    private void people(String a, String b) throws Exception {
        make("/phonebook", "name", of("name", "meyer-" + a, "displayName", "Dr. Meyer", "company", "Meyer & Partners")
                .add("numbers", texts("+493055501", "+491705550")));
        make("/watch-lists", "name", of("name", "front-desk-" + a, "displayName", "Front desk").add("members", texts(a, b)));
        make("/devices", "mac", of("mac", String.format("001565%06x", Integer.parseInt(b)), "model", "yealink-t46s", "label", "Desk of Bert")
                .add("lines", rows("extension", b)));
    }

    private void others(String a) throws Exception {
        make("/recording-policies", "name", of("name", "sales-" + a, "scope", "EXTENSION", "subject", a, "record", "ALWAYS"));
        make("/webhooks", "name", of("name", "crm-" + a, "url", "http://127.0.0.1:9/calls").add("events", texts("cdr.created")));
        admin.put("/security/allowed/office-" + a, Api.json(Map.of("network", "198.51.100.0/24"))).expect(200);
        made.push("/security/allowed/office-" + a);
        admin.post("/security/bans", Api.json(Map.of("source", "203.0.113.7", "minutes", 60))).expect(201);
        made.push("/security/bans/203.0.113.7");
    }

    @Override
    public void close() throws Exception {
        while (!made.isEmpty()) {
            admin.delete(made.pop());
        }
    }
}
