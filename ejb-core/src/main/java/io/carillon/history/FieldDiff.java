package io.carillon.history;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs between two states of a thing, field by field. What has parts is gone into, unless it is a secret or says of
 * which kind it is: half of one kind and half of another would be neither.
 */
final class FieldDiff {
    private static final Set<String> WHOLE = Set.of("kind", "box", "action");

    private FieldDiff() {}

    /** The fields that differ. @param now where to find what they are now */
    static List<ChangedField> of(JsonObject before, JsonObject after, JsonObject now) {
        List<ChangedField> fields = new ArrayList<>();
        collect(List.of(), new JsonObject[] {before, after, now}, fields);
        return fields;
    }

    private static void collect(List<String> path, JsonObject[] states, List<ChangedField> fields) {
        Set<String> names = new LinkedHashSet<>(states[0].keySet());
        names.addAll(states[1].keySet());
        for (String name : names) {
            JsonValue before = value(states[0], name);
            JsonValue after = value(states[1], name);
            JsonValue now = value(states[2], name);
            List<String> here = new ArrayList<>(path);
            here.add(name);
            if (hasParts(before) && hasParts(after) && hasParts(now)) {
                collect(here, new JsonObject[] {(JsonObject) before, (JsonObject) after, (JsonObject) now}, fields);
            } else if (before == null ? after != null : !before.equals(after)) {
                fields.add(new ChangedField(List.copyOf(here), before, after, now));
            }
        }
    }

    private static boolean hasParts(JsonValue value) {
        return value instanceof JsonObject object && object.keySet().stream().noneMatch(WHOLE::contains);
    }

    private static JsonValue value(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return JsonValue.NULL.equals(value) ? null : value;
    }

    /** What is there now with these fields as they were before. */
    static JsonObject back(JsonObject now, List<ChangedField> fields) {
        JsonObject next = now;
        for (ChangedField field : fields) {
            next = with(next, field.path(), field.before());
        }
        return next;
    }

    private static JsonObject with(JsonObject object, List<String> path, JsonValue value) {
        String name = path.get(0);
        JsonObjectBuilder next = Json.createObjectBuilder(object);
        if (path.size() > 1) {
            next.add(name, with(object.getJsonObject(name), path.subList(1, path.size()), value));
        } else if (value == null) {
            next.remove(name);
        } else {
            next.add(name, value);
        }
        return next.build();
    }
}
