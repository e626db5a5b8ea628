package io.carillon.directory;

import io.carillon.contract.Aor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Bindings in memory: what REGISTER and routing are answered from. Lists in it never change, they are replaced. */
@ApplicationScoped
class BindingTable {
    private static final Comparator<Aor> ORDER =
            Comparator.comparing((Aor aor) -> aor.tenant().name()).thenComparing(Aor::user);

    private final ConcurrentNavigableMap<Aor, List<Binding>> byAor = new ConcurrentSkipListMap<>(ORDER);
    private final List<Consumer<Aor>> listeners = new CopyOnWriteArrayList<>();

    /** Told of every address of record whose bindings were replaced; any thread, must be quick. */
    void onChange(Consumer<Aor> listener) {
        listeners.add(listener);
    }

    /** All bindings as they stand, expired ones included; the very list that {@link #replace} wants back. */
    List<Binding> stored(Aor aor) {
        return byAor.getOrDefault(aor, List.of());
    }

    /** Those of a list that have not expired. */
    static List<Binding> live(List<Binding> bindings, Instant now) {
        for (Binding binding : bindings) {
            if (!binding.expiresAt().isAfter(now)) {
                return bindings.stream().filter(one -> one.expiresAt().isAfter(now)).toList();
            }
        }
        return bindings;
    }

    /** Puts {@code next} in the place of {@code expected}. @return false when somebody else changed it meanwhile */
    boolean replace(Aor aor, List<Binding> expected, List<Binding> next) {
        boolean[] done = {false};
        byAor.compute(aor, (key, current) -> {
            boolean untouched = current == null ? expected.isEmpty() : current == expected;
            done[0] = untouched;
            List<Binding> result = untouched ? next : current;
            return result == null || result.isEmpty() ? null : result;
        });
        if (done[0]) {
            listeners.forEach(listener -> listener.accept(aor));
        }
        return done[0];
    }

    void load(Collection<Binding> bindings) {
        Map<Aor, List<Binding>> lists = new ConcurrentSkipListMap<>(ORDER);
        bindings.forEach(binding -> lists.computeIfAbsent(binding.aor(), aor -> new ArrayList<>()).add(binding));
        lists.forEach((aor, list) -> byAor.put(
                aor,
                list.stream().sorted(Comparator.comparingInt(Binding::q).reversed()).toList()));
    }

    /** Addresses of record in order, from the first behind {@code after}. */
    Collection<Map.Entry<Aor, List<Binding>>> behind(Aor after) {
        return byAor.tailMap(after, false).entrySet();
    }

    Collection<Map.Entry<Aor, List<Binding>>> all() {
        return byAor.entrySet();
    }

    int size() {
        return byAor.values().stream().mapToInt(List::size).sum();
    }
}
