package io.carillon.trunk;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some of the things that should be changed together are not any more what their author has seen; nothing was changed. */
@ApplicationException(rollback = true)
public final class StalePlan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> things;

    /** @param things what has become of each, by kind, slash and name */
    StalePlan(Map<String, String> things) {
        super("changed in the meantime: " + String.join(", ", things.keySet()));
        this.things = new LinkedHashMap<>(things);
    }

    /** What has become of each, by kind, slash and name; never empty. */
    public Map<String, String> things() {
        return Map.copyOf(things);
    }
}
