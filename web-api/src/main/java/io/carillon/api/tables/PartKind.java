package io.carillon.api.tables;

import io.carillon.contract.Tenant;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of a list that each thing of another kind has, one to a row: numbers of a block list, codes of a speed dial,
 * people of a queue. What a table says of one thing is taken together or not at all.
 */
final class PartKind implements TableKind {
    private final String name;
    private final PlanKind<?, ?> whole;
    private final String owner;
    private final String list;
    private final String item;
    private final TableShape shape;
    private final boolean needsWhole;

    /**
     * Where items are.
     *
     * @param owner column that says whose
     * @param list field with the list
     * @param item field of an item that tells it from others
     */
    record Place(String owner, String list, String item) {}

    PartKind(String name, PlanKind<?, ?> whole, Place place) {
        this.name = name;
        this.whole = whole;
        this.owner = place.owner();
        this.list = place.list();
        this.item = place.item();
        Class<? extends Record> items = Arrays.stream(whole.body().getRecordComponents())
                .filter(field -> field.getName().equals(list))
                .map(RecordComponent::getGenericType)
                .map(type -> ((Class<?>) TableCell.element(type)).<Record>asSubclass(Record.class))
                .findFirst()
                .orElseThrow();
        this.shape = TableShape.of(keys(), items, items);
        this.needsWhole = Arrays.stream(whole.body().getRecordComponents())
                .anyMatch(field -> !field.getName().equals(list) && field.getAccessor().isAnnotationPresent(NotNull.class));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> keys() {
        return List.of(owner, item);
    }

    @Override
    public TableShape shape() {
        return shape;
    }

    @Override
    public List<JsonObject> all(Tenant tenant) {
        List<JsonObject> all = new ArrayList<>();
        for (JsonObject thing : whole.all(tenant)) {
            items(thing).forEach(one -> all.add(Json.createObjectBuilder(one.asJsonObject())
                    .add(owner, thing.getString(whole.keys().get(0))).build()));
        }
        return all;
    }

    private JsonArray items(JsonObject thing) {
        return thing.get(list) instanceof JsonArray items ? items : JsonValue.EMPTY_JSON_ARRAY;
    }

    @Override
    public List<Taken> take(Errand errand, List<Wanted> wanted) {
        Map<String, JsonObject> things = new LinkedHashMap<>();
        whole.all(errand.tenant()).forEach(thing -> things.put(thing.getString(whole.keys().get(0)), thing));
        Map<String, List<Wanted>> byOwner = new LinkedHashMap<>();
        wanted.forEach(row -> byOwner.computeIfAbsent(row.key(), fresh -> new ArrayList<>()).add(row));
        List<Wanted> wholes = new ArrayList<>();
        byOwner.forEach((key, rows) -> wholes.add(new Wanted(List.of(key), !things.containsKey(key),
                with(rows, things.getOrDefault(key, JsonValue.EMPTY_JSON_OBJECT)))));
        List<Taken> taken = whole.take(errand, wholes);
        Map<String, Taken> answers = new LinkedHashMap<>();
        for (int i = 0; i < wholes.size(); i++) {
            boolean missing = needsWhole && wholes.get(i).isNew();
            answers.put(wholes.get(i).key(), missing ? Taken.wrong(owner, "there is no such one") : mine(taken.get(i)));
        }
        return wanted.stream().map(row -> answers.get(row.key())).toList();
    }

    /** What is wrong with the list is wrong with an item; what is wrong with anything else, with whose it is. */
    private Taken mine(Taken taken) {
        Map<String, String> faults = new LinkedHashMap<>();
        taken.faults().forEach((field, why) ->
                faults.put(field.startsWith(list) || shape.column(field).isPresent() ? item : owner, why));
        return new Taken(faults, taken.secret());
    }

    private JsonObject with(List<Wanted> rows, JsonObject thing) {
        Map<String, JsonValue> items = new LinkedHashMap<>();
        items(thing).forEach(one -> items.put(((JsonString) one.asJsonObject().get(item)).getString(), one));
        for (Wanted row : rows) {
            JsonObjectBuilder one = Json.createObjectBuilder(row.body());
            items.put(row.keys().get(1), one.remove(owner).build());
        }
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.values().forEach(array::add);
        return Json.createObjectBuilder(whole.shape().kept(thing)).add(list, array).build();
    }
}
