package io.carillon.subscription;

import io.carillon.contract.Aor;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * All subscriptions: found by tag and by what they watch, counted by who watches. A change is in the journal when it
 * is made, in the order in which changes are made.
 */
final class SubscriptionBook {
    /** What is watched. */
    record Topic(String event, Aor target) {}

    /** Where values outlive the process. */
    interface Memory {
        /** @return false when there is no room */
        boolean store(String id, byte[] state);

        void forget(String id);
    }

    enum Added {
        YES,
        ACCOUNT_FULL,
        FULL
    }

    private final SubscriptionLimits limits;
    private final Memory memory;
    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final Map<Topic, Set<Entry>> byTopic = new ConcurrentHashMap<>();
    private final Map<Aor, Integer> perAccount = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    SubscriptionBook(SubscriptionLimits limits, Memory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    /** Takes a new one if there is room. One that only asks once is not remembered. */
    Added add(Entry entry) {
        lock.lock();
        try {
            Subscription subscription = entry.now();
            if (byId.size() >= limits.total()) {
                return Added.FULL;
            }
            if (perAccount.getOrDefault(subscription.by(), 0) >= limits.perAccount()) {
                return Added.ACCOUNT_FULL;
            }
            if (entry.ending() == null
                    && !memory.store(subscription.id(), SubscriptionCodec.encode(subscription))) {
                return Added.FULL;
            }
            put(entry);
            return Added.YES;
        } finally {
            lock.unlock();
        }
    }

    /** Takes one up that the journal has. */
    void restore(Entry entry) {
        lock.lock();
        try {
            put(entry);
        } finally {
            lock.unlock();
        }
    }

    private void put(Entry entry) {
        Subscription subscription = entry.now();
        byId.put(subscription.id(), entry);
        perAccount.merge(subscription.by(), 1, Integer::sum);
        for (Topic one : topics(entry)) {
            byTopic.computeIfAbsent(one, topic -> ConcurrentHashMap.newKeySet()).add(entry);
        }
        entry.events.watched(subscription.watched());
    }

    /** What it watches: one thing, or all that is on a list. */
    private static List<Topic> topics(Entry entry) {
        String event = entry.events.name();
        ListEvents list = entry.list();
        return list == null
                ? List.of(new Topic(event, entry.now().watched()))
                : list.members().stream().map(member -> new Topic(event, member)).toList();
    }

    /** Changes a subscription that is still here; returns what it is now, null when it is gone. */
    Subscription change(Entry entry, UnaryOperator<Subscription> how) {
        lock.lock();
        try {
            if (byId.get(entry.now().id()) != entry) {
                return null;
            }
            Subscription next = how.apply(entry.now());
            entry.now(next);
            if (entry.ending() == null) {
                memory.store(next.id(), SubscriptionCodec.encode(next));
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets one. */
    void remove(Entry entry) {
        lock.lock();
        try {
            Subscription subscription = entry.now();
            if (!byId.remove(subscription.id(), entry)) {
                return;
            }
            memory.forget(subscription.id());
            perAccount.merge(subscription.by(), -1, (count, less) -> count + less == 0 ? null : count + less);
            for (Topic one : topics(entry)) {
                byTopic.computeIfPresent(one, (topic, entries) -> {
                    entries.remove(entry);
                    return entries.isEmpty() ? null : entries;
                });
            }
            entry.events.unwatched(subscription.watched());
        } finally {
            lock.unlock();
        }
    }

    /** The one with this tag, null when there is none. */
    Entry find(String id) {
        return byId.get(id);
    }

    /** Those that watch this. */
    Collection<Entry> watching(Topic topic) {
        return byTopic.getOrDefault(topic, Set.of());
    }

    /** Whether anybody watches this. */
    boolean isWatched(Topic topic) {
        return byTopic.containsKey(topic);
    }

    Collection<Entry> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    int size() {
        return byId.size();
    }
}
