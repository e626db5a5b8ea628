package io.carillon.trunk;

import io.carillon.directory.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with settings so far. */
final class Faults {
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    void unless(boolean good, String field, String message) {
        if (!good) {
            fields.computeIfAbsent(field, fresh -> new ArrayList<>(1)).add(message);
        }
    }

    /** @throws Invalid naming all of it, when anything is */
    void check() {
        if (!fields.isEmpty()) {
            throw new Invalid(fields);
        }
    }
}
