package io.carillon.store;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/** Settings as people may see them: of a secret, locked or not, whether there is one. */
public final class Masked {
    private static final Pattern SECRET = Pattern.compile("(?i).*(pin|pins|secret|password)");
    private static final String LOCKED = "box";

    private Masked() {}

    /** All of the settings. */
    public static JsonObject of(JsonObject settings) {
        return object(settings, false);
    }

    /** One of the settings. @param names those that lead to it, and its own */
    public static JsonValue of(Iterable<String> names, JsonValue value) {
        boolean secret = false;
        for (String name : names) {
            secret |= SECRET.matcher(name).matches();
        }
        return value(value, secret);
    }

    private static JsonObject object(JsonObject settings, boolean secret) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        settings.forEach((name, value) -> shown.add(name, value(value, secret || SECRET.matcher(name).matches())));
        return shown.build();
    }

    private static JsonValue value(JsonValue value, boolean secret) {
        if (value instanceof JsonObject box && box.size() == 1 && box.get(LOCKED) instanceof JsonString locked) {
            return isThere(locked);
        } else if (value instanceof JsonObject object) {
            return object(object, secret);
        } else if (value instanceof JsonArray array) {
            JsonArrayBuilder shown = Json.createArrayBuilder();
            array.forEach(item -> shown.add(value(item, secret)));
            return shown.build();
        }
        return secret && value instanceof JsonString text ? isThere(text) : value;
    }

    private static JsonValue isThere(JsonString secret) {
        return secret.getString().isEmpty() ? JsonValue.FALSE : JsonValue.TRUE;
    }
}
