package io.carillon.api.json;

import io.carillon.api.problem.FieldError;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fits one JSON object into one record class. A value that does not fit is noted as an error and reads as absent. */
final class RecordFields {
    private final RecordShape shape;
    private final Map<String, JsonValue> json;
    private final List<FieldError> errors;

    RecordFields(Class<?> type, Map<String, JsonValue> json, List<FieldError> errors) {
        this.shape = RecordShape.of(type);
        this.json = json;
        this.errors = errors;
    }

    Object toRecord() {
        List<RecordShape.Component> components = shape.components();
        for (String name : json.keySet()) {
            if (components.stream().noneMatch(component -> component.name().equals(name))) {
                errors.add(new FieldError(
                        printable(name), "is not a field of this request; known are " + shape.names()));
            }
        }
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components.get(i), json.get(components.get(i).name()));
        }
        return shape.create(values);
    }

    private Object value(RecordShape.Component component, JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        try {
            return component.hasLines() ? lines(value) : convert(component.type(), component.element(), value);
        } catch (Unfit e) {
            errors.add(new FieldError(component.name(), e.getMessage()));
            return null;
        }
    }

    private Object convert(Class<?> type, Class<?> element, JsonValue value) throws Unfit {
        if (type == String.class) {
            return text(value);
        } else if (type == Integer.class) {
            return integer(value);
        } else if (type == Boolean.class) {
            return truth(value);
        } else if (type == Instant.class) {
            return instant(value);
        } else if (type.isEnum()) {
            return constant(type, value);
        } else if (type == List.class) {
            return List.copyOf(collect(element, value, new ArrayList<>()));
        } else if (type == Set.class) {
            return collect(element, value, new LinkedHashSet<>());
        } else if (type.isRecord()) {
            return record(type, value);
        } else if (type == JsonObject.class) {
            return object(value);
        }
        throw new IllegalStateException("no way to read " + type + " from JSON");
    }

    private Object record(Class<?> type, JsonValue value) throws Unfit {
        if (!(value instanceof JsonObject object)) {
            throw new Unfit("must be an object with " + RecordShape.of(type).names());
        }
        return new RecordFields(type, object, errors).toRecord();
    }

    /** Whoever takes it looks into it. */
    private static JsonObject object(JsonValue value) throws Unfit {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Unfit("must be an object");
    }

    private static String text(JsonValue value) throws Unfit {
        if (!(value instanceof JsonString string)) {
            throw new Unfit("must be a string");
        }
        String text = string.getString();
        // Neither databases nor SIP headers can carry them.
        if (text.codePoints().anyMatch(RecordFields::isUnprintable)) {
            throw new Unfit("must not contain control characters");
        }
        return text;
    }

    private static String lines(JsonValue value) throws Unfit {
        if (value instanceof JsonString string && string.getString().codePoints()
                .noneMatch(one -> isUnprintable(one) && "\r\n\t".indexOf(one) < 0)) {
            return string.getString();
        }
        return text(value);
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static Integer integer(JsonValue value) throws Unfit {
        try {
            if (value instanceof JsonNumber number) {
                return number.bigDecimalValue().intValueExact();
            }
        } catch (ArithmeticException | UnsupportedOperationException e) {
            throw new Unfit("must be a whole number between -2147483648 and 2147483647");
        }
        throw new Unfit("must be a number");
    }

    private static Boolean truth(JsonValue value) throws Unfit {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new Unfit("must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    private static Instant instant(JsonValue value) throws Unfit {
        try {
            return Instant.parse(text(value));
        } catch (DateTimeParseException e) {
            throw new Unfit("must be an instant such as 2026-11-21T05:30:00Z");
        }
    }

    private static Object constant(Class<?> type, JsonValue value) throws Unfit {
        String name = text(value);
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new Unfit("must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    private Collection<Object> collect(Class<?> element, JsonValue value, Collection<Object> into) throws Unfit {
        if (!(value instanceof JsonArray array)) {
            throw new Unfit("must be a list");
        }
        for (JsonValue item : array) {
            into.add(convert(element, Object.class, item));
        }
        return into;
    }

    /** Names come from a stranger and go back in an answer: keep them short and plain. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 64 ? plain.substring(0, 64) + "..." : plain;
    }

    /** A value that does not fit its field; the message completes the sentence "field ...". */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message, null, false, false);
        }
    }
}
