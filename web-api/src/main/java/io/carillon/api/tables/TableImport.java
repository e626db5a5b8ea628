package io.carillon.api.tables;

import io.carillon.api.tables.TableKind.Errand;
import io.carillon.api.tables.TableKind.Taken;
import io.carillon.api.tables.TableKind.Wanted;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One table on its way in: what is as it was is passed over, what cannot be read is told, the rest its kind takes. */
final class TableImport {
    private static final String BETWEEN = "/";

    private final TableKind kind;
    private final Errand errand;
    private final Map<String, JsonObject> known = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<TableAnswer.Row> told = new ArrayList<>();
    private int created;
    private int changed;
    private int unchanged;
    private int failed;

    TableImport(TableKind kind, Errand errand) {
        this.kind = kind;
        this.errand = errand;
    }

    TableAnswer take(List<TableSheet.Row> rows) {
        for (JsonObject thing : kind.all(errand.tenant())) {
            JsonObject kept = kind.shape().kept(thing);
            known.put(name(kind.keys().stream().map(key -> text(kept.get(key))).toList()), kept);
        }
        rows.forEach(this::read);
        List<Taken> taken = wanted.isEmpty() ? List.of() : kind.take(errand, wanted);
        for (int i = 0; i < taken.size(); i++) {
            tell(lines.get(i), wanted.get(i), taken.get(i));
        }
        told.sort(Comparator.comparingLong(TableAnswer.Row::line));
        return new TableAnswer(errand.dryRun(), created, changed, unchanged, failed, List.copyOf(told));
    }

    private void read(TableSheet.Row row) {
        List<String> keys = kind.keys().stream().map(key -> kind.plain(row.cells().getOrDefault(key, ""))).toList();
        String name = name(keys);
        Map<String, String> wrong = new LinkedHashMap<>();
        if (row.uneven()) {
            wrong.put(kind.keys().get(0), "the line does not have as many values as the first line has columns");
        } else if (keys.contains("")) {
            wrong.put(kind.keys().get(keys.indexOf("")), "is needed");
        } else if (!seen.add(name)) {
            wrong.put(kind.keys().get(0), "is in the table already");
        }
        JsonObject before = known.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        for (int i = 0; i < keys.size(); i++) {
            cells.put(kind.keys().get(i), keys.get(i));
        }
        JsonObject body = withKeys(keys, kind.shape().thing(before, cells, wrong));
        if (!wrong.isEmpty()) {
            failed(row.line(), name, wrong);
        } else if (body.equals(before)) {
            unchanged++;
        } else {
            lines.add(row.line());
            wanted.add(new Wanted(keys, before.isEmpty(), body));
        }
    }

    private JsonObject withKeys(List<String> keys, JsonObject thing) {
        JsonObjectBuilder whole = Json.createObjectBuilder(thing);
        for (int i = 0; i < keys.size(); i++) {
            whole.add(kind.keys().get(i), keys.get(i));
        }
        return whole.build();
    }

    private void tell(long line, Wanted row, Taken taken) {
        String name = name(row.keys());
        if (!taken.faults().isEmpty()) {
            Map<String, String> columns = new LinkedHashMap<>();
            taken.faults().forEach((field, why) -> columns.putIfAbsent(kind.shape().columnOf(field), why));
            failed(line, name, columns);
            return;
        }
        if (row.isNew()) {
            created++;
        } else {
            changed++;
        }
        told.add(new TableAnswer.Row(line, name, row.isNew() ? "CREATED" : "CHANGED", null, null, taken.secret()));
    }

    private void failed(long line, String name, Map<String, String> columns) {
        failed++;
        columns.forEach((column, why) -> told.add(new TableAnswer.Row(line, name, "FAILED", column, why, null)));
    }

    private static String name(List<String> keys) {
        return String.join(BETWEEN, keys);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : "";
    }
}
