package io.carillon.history;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * One field that a change changed.
 *
 * @param path the names that lead to it
 * @param before its value before, null when it had none
 * @param after its value after, null when it had none
 * @param now its value now, null when it has none
 */
public record ChangedField(List<String> path, JsonValue before, JsonValue after, JsonValue now) {
    /** Whether it has another value by now than the one the change gave it or took from it. */
    public boolean isChangedSince() {
        return !Objects.equals(now, after) && !isBack();
    }

    /** Whether it is what it was before already. */
    public boolean isBack() {
        return Objects.equals(now, before);
    }

    /** For people. */
    public String name() {
        return String.join(".", path);
    }
}
