package io.carillon.api.history;

import io.carillon.directory.Change;
import io.carillon.store.Masked;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
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
        static Item of(Change change) {
            return new Item(change.id(), change.kind(), change.name(), change.who(), change.at(),
                    masked(change.was()), masked(change.becomes()));
        }

        private static JsonObject masked(JsonObject settings) {
            return settings == null ? null : Masked.of(settings);
        }
    }
}
