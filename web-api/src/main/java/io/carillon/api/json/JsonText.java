package io.carillon.api.json;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Writes records as JSON. Components that are null are left out; instants are ISO 8601 in UTC; enums are their names.
 */
public final class JsonText {
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private JsonText() {}

    /** The record as JSON. */
    public static String text(Record record) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            fields(json, record);
            json.writeEnd();
        }
        return text.toString();
    }

    /** The text as JSON, with its quotes. */
    public static String quoted(String text) {
        return Json.createValue(text).toString();
    }

    static void write(JsonGeneratorFactory generators, Object record, OutputStream out) {
        try (JsonGenerator json = generators.createGenerator(out)) {
            json.writeStartObject();
            fields(json, record);
            json.writeEnd();
        }
    }

    private static void fields(JsonGenerator json, Object record) {
        for (RecordShape.Component component : RecordShape.of(record.getClass()).components()) {
            Object value = component.of(record);
            if (value != null) {
                json.writeKey(component.name());
                value(json, value);
            }
        }
    }

    private static void value(JsonGenerator json, Object value) {
        if (value instanceof String text) {
            json.write(text);
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Boolean truth) {
            json.write(truth);
        } else if (value instanceof Enum<?> constant) {
            json.write(constant.name());
        } else if (value instanceof Instant instant) {
            json.write(instant.toString());
        } else if (value instanceof JsonValue ready) {
            json.write(ready);
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            items.forEach(item -> value(json, item));
            json.writeEnd();
        } else if (value instanceof Map<?, ?> entries) {
            json.writeStartObject();
            entries.forEach((key, item) -> {
                json.writeKey(key.toString());
                value(json, item);
            });
            json.writeEnd();
        } else if (value instanceof Record) {
            json.writeStartObject();
            fields(json, value);
            json.writeEnd();
        } else {
            throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }

    private static void number(JsonGenerator json, Number number) {
        if (number instanceof Double real) {
            if (Double.isFinite(real)) {
                json.write(real);
            } else {
                json.writeNull();
            }
        } else {
            json.write(number.longValue());
        }
    }
}
