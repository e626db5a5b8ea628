package io.carillon.directory;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The request breaks rules; every bad field is named with all that is wrong with it. */
@ApplicationException(rollback = true)
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, List<String>> fields;

    /** @param fields field name to what is wrong with it, in the order of the form */
    public Invalid(Map<String, List<String>> fields) {
        super("invalid: " + fields);
        this.fields = new LinkedHashMap<>(fields);
    }

    /** Field name to what is wrong with it; never empty. */
    public Map<String, List<String>> fields() {
        return Map.copyOf(fields);
    }
}
