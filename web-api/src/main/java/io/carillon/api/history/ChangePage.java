package io.carillon.api.history;

import io.carillon.trunk.PlanChange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes, newest first.
 *
 * @param items the changes
 * @param next send as {@code after} for the next page; absent on the last one
 */
@Schema(name = "PlanChangePage")
public record ChangePage(List<Item> items, String next) {
    private static final Pattern SECRET = Pattern.compile("(?i).*(pin|pins|secret|password)");

    /**
     * One change.
     *
     * @param id to take it back by
     * @param kind of what was changed
     * @param name of what was changed
     * @param who made the change
     * @param at when
     * @param before settings before; absent when it is new
     * @param after settings after; absent when it is gone
     */
    @Schema(name = "PlanChange")
    public record Item(
            long id,
            @Schema(examples = "ring-group") String kind,
            String name,
            String who,
            Instant at,
            @Schema(type = SchemaType.OBJECT) JsonObject before,
            @Schema(type = SchemaType.OBJECT) JsonObject after) {
        static Item of(PlanChange change) {
            return new Item(change.id(), change.kind(), change.name(), change.who(), change.at(),
                    shown(change.was()), shown(change.becomes()));
        }
    }

    /** Secrets, locked or not, are shown as there or not. */
    static JsonObject shown(JsonObject settings) {
        return settings == null ? null : shown(settings, false);
    }

    private static JsonObject shown(JsonObject settings, boolean secret) {
        JsonObjectBuilder shown = Json.createObjectBuilder();
        settings.forEach((name, value) -> {
            boolean hidden = secret || SECRET.matcher(name).matches();
            if (value instanceof JsonObject box && box.size() == 1 && box.get("box") instanceof JsonString locked) {
                shown.add(name, isThere(locked));
            } else if (value instanceof JsonObject object) {
                shown.add(name, shown(object, hidden));
            } else {
                shown.add(name, hidden && value instanceof JsonString text ? isThere(text) : value);
            }
        });
        return shown.build();
    }

    private static JsonValue isThere(JsonString secret) {
        return secret.getString().isEmpty() ? JsonValue.FALSE : JsonValue.TRUE;
    }
}
