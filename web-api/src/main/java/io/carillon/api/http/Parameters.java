package io.carillon.api.http;

import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problems;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads query parameters and remembers all that are wrong, so that they are told at once. An empty parameter means
 * any.
 */
public final class Parameters {
    private final List<FieldError> errors = new ArrayList<>();

    /** The text, null when empty. */
    public String text(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** An instant in ISO 8601; null when absent or wrong. */
    public Instant instant(String name, String text) {
        if (text(text) == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(name, "must be an instant such as 2026-11-21T05:30:00Z"));
            return null;
        }
    }

    /** A constant by its name, in any case; null when absent or wrong. */
    public <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        if (text(text) == null) {
            return null;
        }
        String wanted = text.toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        errors.add(new FieldError(name, "must be one of " + Arrays.toString(type.getEnumConstants())));
        return null;
    }

    /** A whole number from 0 up; null when absent or wrong. */
    public Long count(String name, String text) {
        if (text(text) == null) {
            return null;
        }
        if (text.matches("[0-9]{1,9}")) {
            return Long.valueOf(text);
        }
        errors.add(new FieldError(name, "must be a whole number"));
        return null;
    }

    /** Answers 400 when something was wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problems.invalidFields(errors);
        }
    }
}
