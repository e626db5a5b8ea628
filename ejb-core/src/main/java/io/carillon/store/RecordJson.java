package io.carillon.store;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings as JSON and back: records, and what they are made of. One of several kinds of record says which by its
 * {@code kind}. What is read back is equal to what was written.
 */
public final class RecordJson {
    private static final String KIND = "kind";

    /** Types that are a text, and how the text is read. */
    private static final Map<Class<?>, Parsing> TEXTS = Map.of(
            String.class, text -> text,
            Character.class, text -> text.charAt(0),
            ZoneId.class, ZoneId::of,
            LocalDate.class, LocalDate::parse,
            LocalTime.class, LocalTime::parse,
            LocalDateTime.class, LocalDateTime::parse,
            Instant.class, Instant::parse,
            Duration.class, Duration::parse);

    private RecordJson() {}

    /** Reads a text. */
    @FunctionalInterface
    private interface Parsing {
        Object read(String text);
    }

    /** The record as JSON. */
    public static JsonObject write(Record record) {
        return fields(record, Json.createObjectBuilder()).build();
    }

    private static JsonObjectBuilder fields(Record record, JsonObjectBuilder json) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            if (value != null) {
                json.add(component.getName(), value(value, component.getType()));
            }
        }
        return json;
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " cannot be written as JSON", e);
        }
    }

    private static JsonValue value(Object value, Class<?> declared) {
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Number number) {
            return Json.createValue(new BigDecimal(number.toString()));
        } else if (value instanceof Optional<?> perhaps) {
            return perhaps.<JsonValue>map(item -> value(item, Object.class)).orElse(JsonValue.NULL);
        } else if (value instanceof Enum<?> constant) {
            return Json.createValue(constant.name());
        } else if (value instanceof Collection<?> items) {
            return array(items);
        } else if (value instanceof Map<?, ?> entries) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            entries.forEach((key, item) -> object.add(key.toString(), value(item, Object.class)));
            return object.build();
        } else if (value instanceof Record record) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            if (!declared.isRecord() && isOneOfSeveral(record.getClass())) {
                object.add(KIND, record.getClass().getSimpleName());
            }
            return fields(record, object).build();
        }
        return Json.createValue(value.toString());
    }

    /** A set has no order: it is written in one, so that what is equal reads equal. */
    private static JsonArray array(Collection<?> items) {
        Stream<JsonValue> values = items.stream().map(item -> value(item, Object.class));
        JsonArrayBuilder array = Json.createArrayBuilder();
        (items instanceof Set ? values.sorted(Comparator.comparing(JsonValue::toString)) : values).forEach(array::add);
        return array.build();
    }

    private static boolean isOneOfSeveral(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    /** @throws IllegalArgumentException saying what is wrong */
    public static <T extends Record> T read(Class<T> type, JsonObject json) {
        return type.cast(record(type, json));
    }

    private static Object record(Class<?> type, JsonObject json) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            JsonValue found = json.get(components[i].getName());
            values[i] = found == null || found == JsonValue.NULL
                    ? absent(components[i])
                    : field(components[i], found);
        }
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .invokeWithArguments(values);
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private static Object absent(RecordComponent component) {
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        if (component.getType().isPrimitive()) {
            throw new IllegalArgumentException(component.getName() + " is missing");
        }
        return null;
    }

    private static Object field(RecordComponent component, JsonValue value) {
        try {
            return value(component.getGenericType(), value);
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(component.getName() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Object value(Type declared, JsonValue value) {
        if (declared instanceof ParameterizedType generic) {
            return many(generic, value);
        }
        Class<?> type = (Class<?>) declared;
        if (type == boolean.class || type == Boolean.class) {
            return truth(value);
        } else if (type == int.class || type == Integer.class) {
            return Math.toIntExact(number(value));
        } else if (type == long.class || type == Long.class) {
            return number(value);
        } else if (type == double.class || type == Double.class) {
            return decimal(value).doubleValue();
        } else if (type == BigDecimal.class) {
            return decimal(value);
        } else if (type.isEnum()) {
            return constant(type, text(value));
        } else if (type.isRecord()) {
            return record(type, object(value));
        } else if (type.isSealed()) {
            return record(kind(type, object(value).getString(KIND, "")), object(value));
        } else if (TEXTS.containsKey(type)) {
            return TEXTS.get(type).read(text(value));
        }
        throw new IllegalArgumentException("cannot be read as " + type.getSimpleName());
    }

    private static Class<?> kind(Class<?> sealed, String name) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(one -> one.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no kind of it"));
    }

    private static Object many(ParameterizedType generic, JsonValue value) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] of = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return Optional.of(value(of[0], value));
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            object(value).forEach((key, item) ->
                    map.put(TEXTS.get((Class<?>) of[0]).read(key), value(of[1], item)));
            return map;
        }
        Collection<Object> items = raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            throw new IllegalArgumentException("must be a list");
        }
        for (JsonValue item : array) {
            items.add(value(of[0], item));
        }
        return items;
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("must be an object");
    }

    private static long number(JsonValue value) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException("must be a whole number");
    }

    private static BigDecimal decimal(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        throw new IllegalArgumentException("must be a number");
    }

    private static boolean truth(JsonValue value) {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException("must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new IllegalArgumentException("must be a text");
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("must be one of " + List.of(type.getEnumConstants()));
    }
}
