package io.carillon.api.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Things that are made one by one, each in a transaction of its own: a trial asks of each whether it could be. */
abstract class RowKind implements TableKind {
    private final String name;
    private final String key;
    private final TableShape shape;

    RowKind(String name, String key, Class<? extends Record> body, Class<? extends Record> shown) {
        this.name = name;
        this.key = key;
        this.shape = TableShape.of(List.of(key), body, shown);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> keys() {
        return List.of(key);
    }

    @Override
    public TableShape shape() {
        return shape;
    }

    @Override
    public List<Taken> take(Errand errand, List<Wanted> wanted) {
        List<Taken> taken = new ArrayList<>();
        Ahead ahead = new Ahead();
        for (Wanted row : wanted) {
            Taken one = Bodies.attempt(key, () -> {
                if (errand.dryRun()) {
                    attempt(errand, row, ahead);
                    return null;
                }
                return put(errand, row);
            });
            ahead.made += one.faults().isEmpty() && row.isNew() ? 1 : 0;
            taken.add(one);
        }
        return taken;
    }

    /** Does it. @return the secret of what is new, null for none */
    abstract String put(Errand errand, Wanted row);

    /** Finds out whether it could be done, as {@link #put} would. */
    abstract void attempt(Errand errand, Wanted row, Ahead ahead);

    /** What rows before this one would have made. */
    static final class Ahead {
        private final Set<String> names = new HashSet<>();
        private int made;

        int made() {
            return made;
        }

        /** Whether nobody before has this. */
        boolean isFirst(String one) {
            return names.add(one);
        }
    }
}
