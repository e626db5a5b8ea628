package io.carillon.api.live;

import java.util.List;
import java.util.function.Predicate;

/**
 * What changed at one look.
 *
 * @param seq number of the look, larger than all before it
 * @param changes each id once
 * @param text the patch for whoever sees everything, written once for all; empty where nobody does
 */
record Batch(long seq, List<Change> changes, String text) {
    /**
     * One thing that changed.
     *
     * @param before null when it is new
     * @param after null when it is gone
     */
    record Change(String id, Item before, Item after) {}

    /**
     * A thing and how it is written.
     *
     * @param json the record as JSON
     */
    record Item(Record record, String json) {}

    static Batch of(Topic topic, long seq, List<Change> changes) {
        String all = topic.isPrivate() ? "" : LiveText.patch(topic.name(), seq, changes, item -> true);
        return new Batch(seq, List.copyOf(changes), all);
    }

    /** The patch for somebody who sees some of it, null when there is nothing in it for him. */
    String text(String topic, Predicate<Item> seen) {
        boolean any = changes.stream().anyMatch(change -> sees(seen, change.before()) || sees(seen, change.after()));
        return any ? LiveText.patch(topic, seq, changes, seen) : null;
    }

    static boolean sees(Predicate<Item> seen, Item itemOrNull) {
        return itemOrNull != null && seen.test(itemOrNull);
    }

}
