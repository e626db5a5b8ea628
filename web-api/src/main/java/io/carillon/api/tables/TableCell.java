package io.carillon.api.tables;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell: a value of JSON as text and back, by the type of the field. The items of a list stand side by side with
 * {@code ;} between them, the fields of an item with {@code /}, a list within an item with {@code +}; a backslash takes the
 * meaning from the sign behind it. {@code -} is a list without items, an empty cell says nothing.
 */
final class TableCell {
    static final String NO_ITEMS = "-";
    private static final String SEPARATORS = ";/+";

    private TableCell() {}

    static String write(Type type, JsonValue value) {
        return write(type, value, 0);
    }

    private static String write(Type type, JsonValue value, int depth) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonArray items) {
            String text = joined(items.stream().map(item -> write(element(type), item, depth + 1)).toList(), depth);
            return items.isEmpty() ? NO_ITEMS : text.equals(NO_ITEMS) ? "\\" + NO_ITEMS : text;
        }
        if (value instanceof JsonObject fields) {
            List<String> parts = new ArrayList<>();
            for (RecordComponent field : ((Class<?>) type).getRecordComponents()) {
                parts.add(write(field.getGenericType(), fields.get(field.getName()), depth + 1));
            }
            while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
                parts.remove(parts.size() - 1);
            }
            return joined(parts, depth);
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** @return null when the cell says nothing; @throws IllegalArgumentException completing "the cell ..." */
    static JsonValue read(Type type, String text) {
        return read(type, text, 0);
    }

    private static JsonValue read(Type type, String text, int depth) {
        if (text.isEmpty()) {
            return null;
        }
        if (type instanceof ParameterizedType) {
            return items(element(type), text, depth);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return fields(plain.getRecordComponents(), text, depth);
        } else if (plain == Integer.class && text.strip().matches("-?[0-9]{1,9}")) {
            return Json.createValue(Integer.parseInt(text.strip()));
        } else if (plain == Boolean.class && text.strip().matches("(?i)true|false")) {
            return text.strip().equalsIgnoreCase("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        // What is no number or truth stays a text: whoever reads the row says what it should have been.
        return Json.createValue(plain == String.class ? text : text.strip());
    }

    private static JsonValue items(Type element, String text, int depth) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        if (!text.strip().equals(NO_ITEMS)) {
            for (String part : split(text, depth)) {
                JsonValue item = read(element, part.strip(), depth + 1);
                items.add(item == null ? Json.createValue("") : item);
            }
        }
        return items.build();
    }

    private static JsonValue fields(RecordComponent[] fields, String text, int depth) {
        List<String> parts = split(text, depth);
        if (parts.size() > fields.length) {
            List<String> names = List.of(fields).stream().map(RecordComponent::getName).toList();
            throw new IllegalArgumentException("has more in an item than " + String.join("/", names));
        }
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < parts.size(); i++) {
            JsonValue value = read(fields[i].getGenericType(), parts.get(i), depth + 1);
            if (value != null) {
                object.add(fields[i].getName(), value);
            }
        }
        return object.build();
    }

    static Type element(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static String joined(List<String> parts, int depth) {
        String separator = SEPARATORS.substring(depth, depth + 1);
        return String.join(separator, parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace(separator, "\\" + separator))
                .toList());
    }

    private static List<String> split(String text, int depth) {
        char separator = SEPARATORS.charAt(depth);
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
