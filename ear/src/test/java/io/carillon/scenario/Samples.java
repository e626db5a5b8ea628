package io.carillon.scenario;

import io.carillon.scenario.Operations.Operation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing of each kind that a house has, from {@code tenants/samples.json}: what it is made of, what it is called, and with
 * what bodies one acts on it. A mark runs through all of them, to find them again where they do not belong.
 */
final class Samples {
    /** A WAV file of a second, 8192 samples of 16 bit, of characters that are one byte each. */
    static final String SOUND = "RIFF$@\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0\0 \0\0\0@\0\0\u0002\0\u0010\0data\0@\0\0"
            + "@".repeat(16_384);

    /** Prices of one country. */
    static final String DECK = "prefix,per_minute\n49,0.01\n";

    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Eve\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private final String mark;
    private final JsonObject things;
    private final JsonObject bodies;
    private final JsonArray reaches;
    private final Map<String, String> names = new LinkedHashMap<>();

    Samples(String mark) throws Exception {
        this.mark = mark;
        try (InputStream in = Samples.class.getResourceAsStream("/tenants/samples.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("MARK", mark);
            JsonObject table = Json.createReader(new StringReader(text)).readObject();
            things = table.getJsonObject("things");
            bodies = table.getJsonObject("bodies");
            reaches = table.getJsonArray("reaches");
            table.getJsonObject("known").forEach((prefix, name) -> names.put(prefix, ((JsonString) name).getString()));
        }
    }

    String mark() {
        return mark;
    }

    /** Whether there is one of this collection. */
    boolean covers(String collection) {
        return things.containsKey(collection);
    }

    /** Makes all of them; tells of all that cannot be made. */
    void makeIn(Api admin) throws Exception {
        List<String> refused = new ArrayList<>();
        for (String collection : things.keySet()) {
            Api.Reply made = make(admin, collection);
            if (made.status() == 201) {
                name(collection + "/", made.object().getString(things.getJsonObject(collection).getString("key")));
            } else {
                refused.add(collection + " answered " + made);
            }
        }
        if (!refused.isEmpty()) {
            throw new AssertionError(String.join("\n", refused));
        }
    }

    /** Makes another of each, with a name or a number that begins like that of the first, so that every list has two. */
    void makeAgainIn(Api admin) throws Exception {
        List<String> refused = new ArrayList<>();
        for (String collection : things.keySet()) {
            JsonObject body = things.getJsonObject(collection).getJsonObject("body");
            JsonObjectBuilder other = Json.createObjectBuilder(body);
            String key = things.getJsonObject(collection).getString("key");
            String named = body.containsKey(key) ? key : body.containsKey("name") ? "name" : "title";
            other.add(named, another(body.getString(named)));
            if (body.containsKey("host")) {
                other.add("host", "127.0.0.202");
            }
            Api.Reply made = admin.post(collection, other.build());
            if (made.status() != 201) {
                refused.add(collection + " answered " + made);
            }
        }
        if (!refused.isEmpty()) {
            throw new AssertionError(String.join("\n", refused));
        }
    }

    /** What the second is called. */
    private static String another(String name) {
        return name.contains(":") ? name.substring(0, name.length() - 1) + "2" : name + "2";
    }

    /** Makes one of them; each time with the same key. */
    Api.Reply make(Api admin, String collection) throws Exception {
        return admin.post(collection, things.getJsonObject(collection).getJsonObject("body"),
                "Idempotency-Key", mark + collection);
    }

    Iterable<String> collections() {
        return things.keySet();
    }

    /** What stands in a path after this: {@code /calls/}, {@code /webhooks/{name}/deliveries/}. */
    void name(String prefix, String name) {
        names.put(prefix, name);
    }

    String named(String prefix) {
        return names.get(prefix);
    }

    /** The path with names in it; null when there is nothing of the kind. */
    String path(Operation operation) {
        String left = operation.path();
        StringBuilder path = new StringBuilder();
        String before = "";
        for (int open = left.indexOf('{'); open >= 0; open = left.indexOf('{')) {
            before += left.substring(0, open);
            String name = names.get(before);
            if (name == null) {
                return null;
            }
            int close = left.indexOf('}') + 1;
            path.append(left, 0, open).append(name);
            before += left.substring(open, close);
            left = left.substring(close);
        }
        return path.append(left).toString();
    }

    /** Requests of others that name what is here: method and path, the body if there is one, and the answer. */
    List<JsonObject> reaches() {
        String text = reaches.toString();
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace("@" + name.getKey() + "@", name.getValue());
        }
        return Json.createReader(new StringReader(text)).readArray().getValuesAs(JsonObject.class);
    }

    /** A body that its owner could send: the one of the table, or what he reads there. Null when there is none. */
    String body(Operation operation, Api owner) throws Exception {
        if (operation.bodyType() == null) {
            return null;
        } else if (operation.bodyType().equals("audio/wav")) {
            return SOUND;
        } else if (operation.bodyType().equals("text/calendar")) {
            return CALENDAR;
        } else if (operation.bodyType().equals("text/csv")) {
            return DECK;
        } else if (bodies.containsKey(operation.toString())) {
            return bodies.getJsonObject(operation.toString()).toString();
        } else if (!operation.method().equals("PUT")) {
            return null;
        }
        Api.Reply read = owner.get(path(operation));
        return read.status() == 200 ? operation.fit(read.object()).toString() : null;
    }
}
