package io.carillon.api.tables;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a kind: one for each field of the body that its resource takes, and one for each of a field that has fields. */
final class TableShape {
    private final List<Column> columns;

    private TableShape(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name of the field; of a field within a field both, with a dot between them
     * @param path the same in parts
     * @param type of the field
     * @param secret whether it is taken and never shown
     */
    record Column(String name, List<String> path, Type type, boolean secret) {}

    /**
     * The columns of a body.
     *
     * @param keys what a row is found by; those that are no fields of the body come first
     * @param shown class of the view: what is in the body and not in it is secret
     */
    static TableShape of(List<String> keys, Class<? extends Record> body, Class<? extends Record> shown) {
        Set<String> visible = names(shown);
        List<Column> columns = new ArrayList<>();
        for (String key : keys) {
            if (!names(body).contains(key)) {
                columns.add(new Column(key, List.of(key), String.class, false));
            }
        }
        for (RecordComponent field : body.getRecordComponents()) {
            boolean secret = !visible.contains(field.getName()) && !keys.contains(field.getName());
            if (field.getType().isRecord()) {
                for (RecordComponent part : field.getType().getRecordComponents()) {
                    columns.add(new Column(field.getName() + "." + part.getName(),
                            List.of(field.getName(), part.getName()), part.getGenericType(), secret));
                }
            } else {
                columns.add(new Column(field.getName(), List.of(field.getName()), field.getGenericType(), secret));
            }
        }
        return new TableShape(columns);
    }

    static Set<String> names(Class<? extends Record> type) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        return names;
    }

    List<Column> columns() {
        return columns;
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Of what is shown of a thing, that which a row says. */
    JsonObject kept(JsonObject shown) {
        JsonObjectBuilder kept = Json.createObjectBuilder();
        columns.stream().map(column -> column.path().get(0)).distinct()
                .filter(shown::containsKey)
                .forEach(field -> kept.add(field, shown.get(field)));
        return kept.build();
    }

    String cell(Column column, JsonObject thing) {
        JsonValue value = thing.get(column.path().get(0));
        if (column.path().size() > 1 && value instanceof JsonObject inner) {
            value = inner.get(column.path().get(1));
        }
        return TableCell.write(column.type(), value);
    }

    /**
     * What a row says of a thing.
     *
     * @param before the thing as it is, empty for a new one: what the row says nothing of stays
     * @param cells by column
     * @param wrong takes what cannot be read, by column
     */
    JsonObject thing(JsonObject before, Map<String, String> cells, Map<String, String> wrong) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(before);
        for (Column column : columns) {
            String cell = cells.get(column.name());
            // A cell that is as it would be written changes nothing, whatever the text of a default is.
            if (cell == null || cell.equals(cell(column, before))) {
                continue;
            }
            try {
                set(fields, column.path(), TableCell.read(column.type(), cell));
            } catch (IllegalArgumentException unreadable) {
                wrong.put(column.name(), unreadable.getMessage());
            }
        }
        JsonObjectBuilder thing = Json.createObjectBuilder();
        fields.forEach(thing::add);
        return thing.build();
    }

    private static void set(Map<String, JsonValue> fields, List<String> path, JsonValue value) {
        if (path.size() == 1) {
            put(fields, path.get(0), value);
            return;
        }
        Map<String, JsonValue> inner = new LinkedHashMap<>();
        if (fields.get(path.get(0)) instanceof JsonObject known) {
            inner.putAll(known);
        }
        put(inner, path.get(1), value);
        JsonObjectBuilder object = Json.createObjectBuilder();
        inner.forEach(object::add);
        put(fields, path.get(0), inner.isEmpty() ? null : object.build());
    }

    private static void put(Map<String, JsonValue> fields, String name, JsonValue value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    /** The column that a fault of a body belongs to: it names a field, a place in a list, or a field of an item. */
    String columnOf(String field) {
        String first = field.split("[.\\[]", 2)[0];
        for (String name : List.of(field, first)) {
            if (column(name).isPresent()) {
                return name;
            }
        }
        return columns.stream()
                .filter(column -> column.path().get(0).equals(first) || holds(column.type(), first))
                .map(Column::name)
                .findFirst()
                .orElse(columns.get(0).name());
    }

    private static boolean holds(Type type, String field) {
        return type instanceof ParameterizedType && TableCell.element(type) instanceof Class<?> item && item.isRecord()
                && Arrays.stream(item.getRecordComponents()).anyMatch(one -> one.getName().equals(field));
    }
}
