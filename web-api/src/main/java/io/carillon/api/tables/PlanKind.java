package io.carillon.api.tables;

import io.carillon.api.json.RecordJsonReader;
import io.carillon.contract.Tenant;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.PlanEdit;
import io.carillon.trunk.Stored;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Settings that are found by a name, all rows of a table in one transaction; a row may name what another row makes.
 *
 * @param <S> the settings
 * @param <B> the body that their resource takes
 */
final class PlanKind<S extends Record, B extends Record> implements TableKind {
    private final Desk desk;
    private final Named named;
    private final Class<S> type;
    private final Class<B> body;
    private final Form<S, B> form;
    private final Function<Stored<S>, ? extends Record> view;
    private final TableShape shape;

    /** Where settings are kept, and who reads bodies. */
    record Desk(OutsideDesk plan, RecordJsonReader reader) {}

    /** What a table is called and what its rows are found by. */
    record Named(String name, String key) {}

    /**
     * A way from a body to settings and back to a view.
     *
     * @param shown class of the view
     */
    record Ways<S extends Record, B extends Record>(
            Form<S, B> form, Function<Stored<S>, ? extends Record> view, Class<? extends Record> shown) {}

    /** Makes settings of a body. */
    @FunctionalInterface
    interface Form<S extends Record, B extends Record> {
        /** @param beforeOrNull the settings they take the place of */
        S settings(Thing thing, B body, S beforeOrNull);
    }

    /** Which thing it is. */
    record Thing(Tenant tenant, String name) {}

    PlanKind(Desk desk, Named named, Class<S> type, Class<B> body, Ways<S, B> ways) {
        this.desk = desk;
        this.named = named;
        this.type = type;
        this.body = body;
        this.form = ways.form();
        this.view = ways.view();
        this.shape = TableShape.of(List.of(named.key()), body, ways.shown());
    }

    @Override
    public String name() {
        return named.name();
    }

    @Override
    public List<String> keys() {
        return List.of(named.key());
    }

    @Override
    public TableShape shape() {
        return shape;
    }

    /** Class of the body. */
    Class<B> body() {
        return body;
    }

    @Override
    public List<JsonObject> all(Tenant tenant) {
        List<JsonObject> all = new ArrayList<>();
        for (Stored<S> one : desk.plan().all(type)) {
            if (one.tenant().equals(tenant)) {
                all.add(Bodies.shown(view.apply(one), named.key(), one.name()));
            }
        }
        return all;
    }

    @Override
    public List<Taken> take(Errand errand, List<Wanted> wanted) {
        List<Taken> taken = new ArrayList<>();
        List<PlanEdit> edits = new ArrayList<>();
        for (Wanted row : wanted) {
            taken.add(Bodies.attempt(named.key(), () -> {
                edits.add(edit(errand.tenant(), row));
                return null;
            }));
        }
        Map<String, Map<String, List<String>>> wrong = desk.plan()
                .changeMany(errand.tenant(), edits, errand.caller().username(), errand.dryRun());
        for (int i = 0; i < taken.size(); i++) {
            Map<String, List<String>> faults = wrong.get(wanted.get(i).key());
            if (faults != null && taken.get(i).faults().isEmpty()) {
                taken.set(i, new Taken(first(faults), null));
            }
        }
        return taken;
    }

    private static Map<String, String> first(Map<String, List<String>> faults) {
        Map<String, String> first = new TreeMap<>();
        faults.forEach((field, why) -> first.put(field, why.get(0)));
        return first;
    }

    private PlanEdit edit(Tenant tenant, Wanted row) {
        Optional<Stored<S>> now = desk.plan().find(type, tenant, row.key());
        S settings = form.settings(new Thing(tenant, row.key()), Bodies.read(desk.reader(), body, row.body()),
                now.map(Stored::settings).orElse(null));
        return new PlanEdit(type, row.key(), now.map(Stored::version).orElse(PlanEdit.NEW), settings);
    }
}
