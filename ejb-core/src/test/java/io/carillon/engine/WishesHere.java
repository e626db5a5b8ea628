package io.carillon.engine;

import io.carillon.completion.Completions;
import io.carillon.contract.Aor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where wishes to be called back are kept in a {@link House}. */
final class WishesHere implements Completions.Store {
    private final House house;
    private final Map<Aor, Completions.Wish> rows = new LinkedHashMap<>();

    WishesHere(House house) {
        this.house = house;
    }

    private Map<Aor, Completions.Wish> rows() {
        if (!house.databaseUp) {
            throw new IllegalStateException("no database");
        }
        return rows;
    }

    @Override
    public List<Completions.Wish> since(Instant earliest) {
        return rows().values().stream().filter(wish -> !wish.since().isBefore(earliest)).toList();
    }

    @Override
    public void write(Completions.Wish wish) {
        rows().put(wish.by(), wish);
    }

    @Override
    public void delete(Aor by) {
        rows().remove(by);
    }

    @Override
    public void deleteBefore(Instant earliest) {
        rows().values().removeIf(wish -> wish.since().isBefore(earliest));
    }
}
