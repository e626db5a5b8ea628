package io.carillon.api.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One client and what it watches. What it watches is known to the channel's thread only. */
final class LiveClient {
    private final Viewer viewer;
    private final Wire wire;
    private final Outgoing outgoing;
    private final Set<String> topics = new HashSet<>();
    private final Map<String, List<EventScope>> scopes = new HashMap<>();
    private volatile long heardNanos;
    private int resyncs;

    LiveClient(Viewer viewer, Wire wire, Outgoing outgoing, long nowNanos) {
        this.viewer = viewer;
        this.wire = wire;
        this.outgoing = outgoing;
        this.heardNanos = nowNanos;
    }

    Viewer viewer() {
        return viewer;
    }

    Wire wire() {
        return wire;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** It said something, if only that it is there. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    long silentNanos(long nowNanos) {
        return nowNanos - heardNanos;
    }

    void watch(Topic topic) {
        topics.add(topic.name());
    }

    boolean watches(Topic topic) {
        return topics.contains(topic.name());
    }

    void follow(String written, List<EventScope> meant) {
        scopes.put(written, meant);
    }

    void leave(String written) {
        topics.remove(written);
        scopes.remove(written);
    }

    /** Whether it has to do with the topic in any way. */
    boolean isInterestedIn(Topic topic) {
        return watches(topic) || follows(topic);
    }

    /** Whether it wants to hear of each event rather than how things stand. */
    boolean follows(Topic topic) {
        return following().anyMatch(scope -> scope.topic().equals(topic));
    }

    private Stream<EventScope> following() {
        return scopes.values().stream().flatMap(List::stream);
    }

    int subscriptions() {
        return topics.size() + scopes.size();
    }

    /** Told that it has to take new snapshots, again. @return how often by now */
    int resynced() {
        topics.clear();
        resyncs++;
        return resyncs;
    }

    Set<String> topics() {
        return Set.copyOf(topics);
    }

    /** It has kept up for a while. */
    void forgiven() {
        resyncs = 0;
    }

    /** @return false when it is too slow for this */
    boolean tell(Topic topic, Batch batch) {
        if (watches(topic)) {
            String text = viewer.seesAll(topic)
                    ? batch.text()
                    : batch.text(topic.name(), item -> viewer.sees(topic, item.record()));
            if (text != null && !outgoing.offer(text)) {
                return false;
            }
        }
        return scopes.isEmpty() || tellEvents(topic, batch);
    }

    private boolean tellEvents(Topic topic, Batch batch) {
        List<EventScope> following =
                following().filter(scope -> scope.topic().equals(topic)).toList();
        if (following.isEmpty()) {
            return true;
        }
        for (Batch.Change change : batch.changes()) {
            Batch.Item item = change.after() != null ? change.after() : change.before();
            if (following.stream().anyMatch(scope -> scope.covers(change.id(), item, viewer))) {
                Record data = topic.events().data(viewer.caller().tenant(), change.id(), item.record());
                for (String type : events(topic, change)) {
                    if (!outgoing.offer(LiveText.event(type, data))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static List<String> events(Topic topic, Batch.Change change) {
        return topic.events().events(
                change.before() == null ? null : change.before().record(),
                change.after() == null ? null : change.after().record());
    }

    /** @return false when it is too slow for this */
    boolean snapshot(Feed feed) {
        Topic topic = feed.topic();
        Iterator<String> texts =
                LiveText.snapshot(feed, feed.seenBy(item -> viewer.sees(topic, item.record())));
        return outgoing.offer(texts);
    }
}
