package io.carillon.history;

import io.carillon.directory.Change;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change beside what the thing is now.
 *
 * @param change the change
 * @param now what the thing is now, null when it is not there
 * @param fields what the change changed
 */
public record WayBack(Change change, JsonObject now, List<ChangedField> fields) {
    public WayBack {
        fields = List.copyOf(fields);
    }

    static WayBack of(Change change, JsonObject now) {
        return new WayBack(change, now, FieldDiff.of(known(change.was()), known(change.becomes()), known(now)));
    }

    private static JsonObject known(JsonObject settings) {
        return settings == null ? JsonValue.EMPTY_JSON_OBJECT : settings;
    }

    /** Where what a change changed has gone since. */
    public enum Since {
        /** It is as the change left it. */
        SAME,
        /** Something of it was changed again: to put it back takes that back too. */
        CHANGED,
        /** It is as it was before already. */
        BACK,
        /** The thing was deleted since: there is nothing to put it back in. */
        GONE
    }

    /** Where it has gone since. */
    public Since since() {
        if (isAs(change.was())) {
            return Since.BACK;
        } else if (change.was() == null) {
            return now.equals(change.becomes()) ? Since.SAME : Since.CHANGED;
        } else if (change.becomes() == null) {
            return now == null ? Since.SAME : Since.CHANGED;
        } else if (now == null) {
            return Since.GONE;
        }
        return fields.stream().anyMatch(ChangedField::isChangedSince) ? Since.CHANGED : Since.SAME;
    }

    private boolean isAs(JsonObject was) {
        boolean edited = was != null && change.becomes() != null && now != null;
        return edited ? fields.stream().allMatch(ChangedField::isBack) : was == null ? now == null : was.equals(now);
    }

    /** What was changed again, for people. */
    String changedSince() {
        return fields.stream().filter(ChangedField::isChangedSince).map(ChangedField::name).collect(Collectors.joining(", "));
    }

    /** What the thing is to be; null when it is to go. */
    JsonObject next() {
        boolean edited = change.was() != null && change.becomes() != null && now != null;
        return edited ? FieldDiff.back(now, fields) : change.was();
    }
}
