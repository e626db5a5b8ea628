package io.carillon.scenario;

import io.carillon.scenario.Operations.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing of each kind that a house has, from {@code tenants/samples.json}: what it is made of and what it is called. A mark
 * tells those of one house from those of another.
 */
final class Samples {
    private final String mark;
    private final JsonObject things;
    private final Map<String, String> names = new LinkedHashMap<>();

    Samples(String mark) throws Exception {
        this.mark = mark;
        try (InputStream in = Samples.class.getResourceAsStream("/tenants/samples.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("MARK", mark);
            JsonObject table = Json.createReader(new StringReader(text)).readObject();
            things = table.getJsonObject("things");
            table.getJsonObject("known").forEach((prefix, name) -> names.put(prefix, ((JsonString) name).getString()));
        }
    }

    /** Makes all of them. */
    void makeIn(Api admin) throws Exception {
        for (String collection : things.keySet()) {
            Api.Reply made = make(admin, collection);
            if (made.status() != 201) {
                throw new AssertionError(collection + " answered " + made);
            }
            names.put(collection + "/", made.object().getString(things.getJsonObject(collection).getString("key")));
        }
    }

    /** Makes one of them; each time with the same key. */
    Api.Reply make(Api admin, String collection) throws Exception {
        return admin.post(collection, things.getJsonObject(collection).getJsonObject("body"),
                "Idempotency-Key", mark + collection);
    }

    Iterable<String> collections() {
        return things.keySet();
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
}
