package io.carillon.subscription;

import io.carillon.contract.Aor;
import io.carillon.contract.EventReply;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.feature.FeatureSwitch;
import io.carillon.journal.StateJournal;
import io.carillon.subscription.SubscriptionBook.Topic;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Where subscriptions are taken, told of changes and looked at. */
@ApplicationScoped
public class SubscriptionDesk {
    private static final int SEGMENT_BYTES = 8 * 1024 * 1024;
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    /** A refresh must not hear 481 because what it refreshes has not been read yet. */
    private static final EventReply NOT_YET = new EventReply.Refused(503, "not in service", 5, List.of());

    @Inject
    private FeatureSwitch settings;

    @Inject
    private NotifyLine line;

    @Inject
    @Any
    private Instance<EventPackage> found;

    @Inject
    private WatchLists lists;

    @Inject
    private Directory directory;

    private final Map<String, EventPackage> packages = new TreeMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore work = new Semaphore(0);
    private StateJournal journal;
    private SubscriptionBook book;
    private Notifier notifier;
    private SubscribeRules rules;
    private volatile boolean restored;
    private volatile boolean checkAgain;
    private long sweptAt = System.nanoTime();
    private long nextAt = sweptAt;

    /** Who hears of an event package without a subscription. */
    private record Listener(String event, Consumer<Aor> told) {}

    /** The journal as the book sees it. */
    private record Remembered(StateJournal journal) implements SubscriptionBook.Memory {
        @Override
        public boolean store(String id, byte[] state) {
            return journal.store(id, state);
        }

        @Override
        public void forget(String id) {
            journal.forget(id);
        }
    }

    @PostConstruct
    void build() {
        SubscriptionLimits limits = SubscriptionLimits.of(settings);
        found.stream().forEach(one -> packages.put(one.name(), one));
        Path where = Path.of(
                System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")),
                "carillon", "subscriptions");
        try {
            int segments = 3 + (int) (limits.total() * 2L * 1024 / SEGMENT_BYTES);
            journal = StateJournal.open(where, "subscriptions", SEGMENT_BYTES, segments);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + where + " cannot be used: " + e.getMessage(), e);
        }
        book = new SubscriptionBook(limits, new Remembered(journal));
        notifier = new Notifier(book, line, limits.interval(), work::release);
        rules = new SubscribeRules(packages, limits, book, notifier, lists::at);
    }

    /** Takes up what the journal remembers; watchers are told the state as it is now. */
    void restore() {
        lists.load();
        packages.values().forEach(EventPackage::start);
        directory.onChange(this::recheck);
        lists.onChange(this::listChanged);
        int gone = 0;
        long due = System.nanoTime();
        for (Map.Entry<String, byte[]> one : journal.all().entrySet()) {
            Subscription subscription = decoded(one.getKey(), one.getValue());
            EventPackage events = subscription == null ? null : packages.get(subscription.event());
            if (events == null || !subscription.expiresAt().isAfter(Instant.now())) {
                journal.forget(one.getKey());
                gone++;
                continue;
            }
            Entry entry = new Entry(subscription, rules.eventsOf(events, subscription.watched()));
            book.restore(entry);
            due += Notifier.RESTORED_APART;
            notifier.restored(entry, due);
        }
        restored = true;
        SubscriptionLog.LOG.restored(book.size(), gone, String.join(", ", packages.keySet()));
    }

    private static Subscription decoded(String id, byte[] state) {
        try {
            return SubscriptionCodec.decode(state);
        } catch (IllegalArgumentException e) {
            SubscriptionLog.LOG.damaged("subscription", id, e.getMessage());
            return null;
        }
    }

    private void recheck() {
        checkAgain = true;
        work.release();
    }

    /** Its watchers subscribe to it as it is now, or hear that it is gone. */
    private void listChanged(Aor list) {
        boolean there = lists.at(list).isPresent();
        for (Entry entry : book.all()) {
            if (entry.list() != null && entry.now().watched().equals(list)) {
                entry.end(there ? Ending.DEACTIVATED : Ending.NO_RESOURCE);
                notifier.touched(entry);
            }
        }
    }

    private boolean isThere(Subscription subscription) {
        Aor by = subscription.by();
        return directory.current().find(by.tenant(), by.user()).filter(one -> one.extension().enabled()).isPresent();
    }

    /** Answers a SUBSCRIBE; 503 until the subscriptions of the last run are taken up. */
    public EventReply subscribe(SubscribeAsked asked) {
        return restored ? rules.subscribe(asked) : NOT_YET;
    }

    /** A connection is gone (RFC 5626): subscriptions that can only be told over it end with it. */
    public void flowGone(Aor by, SipPeer flow) {
        for (Entry entry : book.all()) {
            if (entry.now().by().equals(by) && entry.now().dialog().hop().equals(flow)) {
                notifier.lost(entry);
            }
        }
    }

    /** Something that may be watched has changed. Any thread; costs next to nothing when nobody watches. */
    public void changed(String event, Aor target) {
        notifier.changed(new Topic(event, target));
        for (Listener listener : listeners) {
            if (listener.event().equals(event)) {
                listener.told().accept(target);
            }
        }
    }

    /** Told of every change of one event package, watched or not; on any thread, must be quick. */
    public void onChange(String event, Consumer<Aor> listener) {
        listeners.add(new Listener(event, listener));
    }

    /** Whether anybody watches this. */
    public boolean isWatched(String event, Aor target) {
        return book.isWatched(new Topic(event, target));
    }

    /** One round of the thread that tells watchers. */
    void round() throws InterruptedException {
        long now = System.nanoTime();
        long wait = Math.max(0, Math.min(LONGEST_WAIT, nextAt - now));
        if (work.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
            work.drainPermits();
        }
        now = System.nanoTime();
        try {
            if (now - sweptAt > SWEEP_NANOS) {
                sweptAt = now;
                notifier.sweep(now, Instant.now());
                packages.values().forEach(one -> one.tick(Instant.now()));
            }
            if (checkAgain) {
                checkAgain = false;
                notifier.recheck(now, this::isThere);
            }
            long next = notifier.round(now, Instant.now());
            nextAt = next == Long.MAX_VALUE ? now + LONGEST_WAIT : next;
        } catch (RuntimeException e) {
            SubscriptionLog.LOG.roundFailed(e);
            nextAt = now + LONGEST_WAIT;
        }
    }

    /** Subscriptions of a tenant in order of watcher and target. */
    public List<Subscription> subscriptions(Tenant tenant) {
        return book.all().stream()
                .filter(entry -> entry.ending() == null)
                .map(Entry::now)
                .filter(one -> one.by().tenant().equals(tenant))
                .sorted(Comparator.comparing(
                        (Subscription one) -> one.by().user() + " " + one.target() + " " + one.id()))
                .toList();
    }

    /** Subscriptions now. */
    public int active() {
        return book.size();
    }

    /** Notifications sent since start. */
    public long notified() {
        return notifier.sent();
    }

    /** Notifications that were refused for now or could not be sent. */
    public long failed() {
        return notifier.failed();
    }

    /** Looks that found nothing new to tell. */
    public long unchanged() {
        return notifier.unchanged();
    }

    /** Subscriptions given up because their device was gone. */
    public long dropped() {
        return notifier.dropped();
    }

    @PreDestroy
    void close() {
        packages.values().forEach(EventPackage::stop);
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
