package io.carillon.api.history;

import io.carillon.directory.Change;
import io.carillon.history.ChangedField;
import io.carillon.history.WayBack;
import io.carillon.store.Masked;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change beside what the thing is now.
 *
 * @param id to put it back by
 * @param kind of what was changed
 * @param name of what was changed
 * @param who made the change
 * @param at when
 * @param since where what was changed has gone since
 * @param fields what the change changed
 */
@Schema(name = "ChangeView")
public record ChangeView(
        long id,
        @Schema(examples = "extension") String kind,
        String name,
        String who,
        Instant at,
        @Schema(enumeration = {"SAME", "CHANGED", "BACK", "GONE"},
                description = "SAME: it is as the change left it. CHANGED: something of it was changed again. BACK: it is as it"
                        + " was before. GONE: the thing was deleted since.") String since,
        List<Field> fields) {

    /**
     * One field. What is no text stands as JSON; of a secret is told whether there is one.
     *
     * @param field its name, with the names that lead to it
     * @param before its value before; absent when it had none
     * @param after its value after; absent when it had none
     * @param now its value now; absent when it has none
     * @param changedSince whether it was changed again
     */
    @Schema(name = "ChangedField")
    public record Field(
            @Schema(examples = "forwarding.all") String field,
            String before,
            String after,
            String now,
            boolean changedSince) {
        static Field of(ChangedField field) {
            return new Field(field.name(), shown(field, field.before()), shown(field, field.after()),
                    shown(field, field.now()), field.isChangedSince());
        }

        private static String shown(ChangedField field, JsonValue value) {
            if (value == null) {
                return null;
            }
            JsonValue shown = Masked.of(field.path(), value);
            return shown instanceof JsonString text ? text.getString() : shown.toString();
        }
    }

    static ChangeView of(WayBack way) {
        Change change = way.change();
        return new ChangeView(change.id(), change.kind(), change.name(), change.who(), change.at(), way.since().name(),
                way.fields().stream().map(Field::of).toList());
    }
}
