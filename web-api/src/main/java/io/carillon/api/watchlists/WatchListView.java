package io.carillon.api.watchlists;

import io.carillon.subscription.WatchList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list that can be watched.
 *
 * @param name user part of its address
 * @param displayName for people
 * @param members numbers of extensions, in order
 */
@Schema(name = "WatchList")
public record WatchListView(
        @Schema(examples = "reception") String name, String displayName, List<String> members) {
    static WatchListView of(WatchList list) {
        return new WatchListView(list.name(), list.displayName(), list.members());
    }
}
