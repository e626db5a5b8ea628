package io.carillon.api.tables;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tables there are.
 *
 * @param items in the order of a house that is furnished: what is named by others comes before them
 */
public record TableListing(List<Item> items) {
    /**
     * A table.
     *
     * @param name what it is called
     * @param keys columns that say together which thing a line is about
     * @param columns all of them
     */
    @Schema(name = "TableKind")
    public record Item(String name, List<String> keys, List<Column> columns) {
        static Item of(TableKind kind) {
            return new Item(kind.name(), kind.keys(), kind.shape().columns().stream()
                    .map(column -> new Column(column.name(), column.secret()))
                    .toList());
        }
    }

    /**
     * A column.
     *
     * @param name what it is called
     * @param secret whether it is taken and never shown
     */
    @Schema(name = "TableColumn")
    public record Column(String name, boolean secret) {}
}
