package io.carillon.api.live;

import io.carillon.api.json.JsonText;
import io.carillon.contract.Ids;
import io.carillon.contract.Tenant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One topic of one tenant as it was at the last look, and the last patches that led there: a client that was away for
 * a moment goes on from the number it saw last. Used by one thread.
 */
final class Feed {
    /** Changes that are remembered for clients that come back; the oldest go first. */
    static final int REMEMBERED = 4000;

    private final Topic topic;
    private final Tenant tenant;
    private final String id = Ids.newCall().value();
    private final Map<String, Batch.Item> items = new LinkedHashMap<>();
    private final ArrayDeque<Batch> ring = new ArrayDeque<>();
    private int remembered;
    private long seq;

    Feed(Topic topic, Tenant tenant) {
        this.topic = topic;
        this.tenant = tenant;
    }

    Topic topic() {
        return topic;
    }

    Tenant tenant() {
        return tenant;
    }

    /** Which run of numbers this is: numbers of another one mean nothing here. */
    String id() {
        return id;
    }

    /** Number of the last patch. */
    long seq() {
        return seq;
    }

    /** Looks at all there is. @return what is different, null when nothing is */
    Batch look() {
        Map<String, ? extends Record> now = topic.all(tenant);
        List<Batch.Change> changes = new ArrayList<>();
        for (String known : List.copyOf(items.keySet())) {
            if (!now.containsKey(known)) {
                put(known, null, changes);
            }
        }
        now.forEach((key, record) -> put(key, record, changes));
        return noted(changes);
    }

    /** Looks at these. @return what is different, null when nothing is */
    Batch look(String... ids) {
        List<Batch.Change> changes = new ArrayList<>(ids.length);
        for (String one : ids) {
            put(one, topic.one(tenant, one), changes);
        }
        return noted(changes);
    }

    private void put(String key, Record now, List<Batch.Change> changes) {
        Batch.Item before = items.get(key);
        if (now == null) {
            if (before != null) {
                items.remove(key);
                changes.add(new Batch.Change(key, before, null));
            }
        } else if (before == null || !now.equals(before.record())) {
            Batch.Item item = new Batch.Item(now, JsonText.text(now));
            items.put(key, item);
            changes.add(new Batch.Change(key, before, item));
        }
    }

    private Batch noted(List<Batch.Change> changes) {
        if (changes.isEmpty()) {
            return null;
        }
        seq++;
        Batch batch = Batch.of(topic, seq, changes);
        if (topic.isPrivate()) {
            return batch; // words of people are not kept for whoever comes back: he gets what there still is
        }
        ring.add(batch);
        remembered += changes.size();
        while (remembered > REMEMBERED && ring.size() > 1) {
            remembered -= ring.remove().changes().size();
        }
        return batch;
    }

    /** What came after a number; null when that is not known any more, or is a number of another run. */
    List<Batch> after(String feed, long number) {
        long oldest = ring.isEmpty() ? seq : ring.peek().seq() - 1;
        if (!id.equals(feed) || number < oldest || number > seq) {
            return null;
        }
        return ring.stream().filter(batch -> batch.seq() > number).toList();
    }

    /** What there is for somebody, as it is now. */
    List<Map.Entry<String, Batch.Item>> seenBy(Predicate<Batch.Item> seen) {
        return items.entrySet().stream()
                .filter(entry -> seen.test(entry.getValue()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
