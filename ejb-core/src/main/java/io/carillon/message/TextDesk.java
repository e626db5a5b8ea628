package io.carillon.message;

import io.carillon.contract.Aor;
import io.carillon.contract.Ids;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TextMessage;
import io.carillon.directory.Subscriber;
import io.carillon.message.store.MessageStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes texts, keeps them until a telephone has them, and sends them again when one registers. Who waits for something
 * is known in memory, so that a registration costs no look into the database.
 */
final class TextDesk {
    /** More than this for one extension is refused. */
    static final int MOST_WAITING = 100;

    /** Nobody wants a text that is older, whatever its sender says. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final MessageStore store;
    private final Duration keptFor;
    private final Function<Aor, Optional<Subscriber>> directory;
    private final Function<Aor, List<SipTarget>> telephones;
    private final Consumer<TextMessage> post;
    private final Map<Aor, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);
    private final List<Consumer<TextChange>> watchers = new CopyOnWriteArrayList<>();

    /** A text of which so many telephones have not said yet whether they have it. */
    private record UnderWay(WaitingText text, int unanswered) {}

    /** @param keptFor how long a text is kept that does not wait any more */
    TextDesk(
            MessageStore store,
            Duration keptFor,
            Function<Aor, Optional<Subscriber>> directory,
            Function<Aor, List<SipTarget>> telephones,
            Consumer<TextMessage> post) {
        this.store = store;
        this.keptFor = keptFor;
        this.directory = directory;
        this.telephones = telephones;
        this.post = post;
    }

    /** From now on this one is told of each text that comes, arrives or is taken back. */
    void onChange(Consumer<TextChange> watcher) {
        watchers.add(watcher);
    }

    private void tell(WaitingText text, Instant deliveredAt, boolean gone) {
        TextChange change = new TextChange(new KeptText(text, deliveredAt), gone);
        for (Consumer<TextChange> watcher : watchers) {
            try {
                watcher.accept(change);
            } catch (RuntimeException failure) {
                // who only looks on must not keep a text from being sent
                MessageLog.LOG.watcherFailed(failure);
            }
        }
    }

    /**
     * What came of a text that was handed in.
     *
     * @param status 202 when it is on its way or kept; 404 for nobody, 480 for somebody who cannot have it, 503 when it
     *     cannot be kept
     * @param text null when it was not taken
     */
    record Taken(int status, WaitingText text) {}

    /** Somebody sends a text, from a device or by the API. */
    Taken take(MessageAsked asked) {
        Aor to = new Aor(asked.from().tenant(), asked.to().digits());
        Optional<Subscriber> subscriber = directory.apply(to);
        if (subscriber.isEmpty()) {
            return new Taken(404, null);
        }
        try {
            sweep(asked.at());
            if (!subscriber.get().extension().enabled() || !hasRoom(to)) {
                return new Taken(480, null);
            }
            WaitingText text = new WaitingText(Ids.newCall().value(), to, asked.from().user(), asked.contentType(),
                    asked.body(), asked.at(), asked.at().plus(lifetime(asked.expires())));
            keep(text);
            tell(text, null, false);
            send(text, telephones.apply(to));
            return new Taken(202, text);
        } catch (SQLException e) {
            MessageLog.LOG.notKept(to.toString(), e.getMessage());
            return new Taken(503, null);
        }
    }

    /** Takes a place for a text; many that come at once do not share the last one. */
    private boolean hasRoom(Aor to) {
        boolean[] room = {false};
        waiting.compute(to, (aor, count) -> {
            room[0] = count == null || count < MOST_WAITING;
            return room[0] ? Integer.valueOf(count == null ? 1 : count + 1) : count;
        });
        return room[0];
    }

    private void keep(WaitingText text) throws SQLException {
        boolean kept = false;
        try {
            store.add(text);
            kept = true;
        } finally {
            if (!kept) {
                gone(text.to());
            }
        }
    }

    private void gone(Aor to) {
        waiting.computeIfPresent(to, (aor, count) -> count > 1 ? count - 1 : null);
    }

    private static Duration lifetime(long seconds) {
        return seconds < 0 || seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(Math.max(30, seconds));
    }

    /** A telephone has registered: what waits for its extension is sent. */
    void registered(Aor aor, Instant now) {
        if (!waiting.containsKey(aor)) {
            return;
        }
        List<SipTarget> targets = telephones.apply(aor);
        Optional<Subscriber> subscriber = directory.apply(aor);
        if (targets.isEmpty() || subscriber.isEmpty()) {
            return;
        }
        // what was written to a deleted extension is not for the next one with its number
        Instant since = subscriber.get().extension().createdAt();
        try {
            for (WaitingText text : store.of(aor, now)) {
                if (!text.sentAt().isBefore(since)) {
                    send(text, targets);
                }
            }
        } catch (SQLException e) {
            MessageLog.LOG.notRead(aor.toString(), e.getMessage());
        }
    }

    /** One that is under way already is not sent again meanwhile: it would arrive twice. */
    private void send(WaitingText text, List<SipTarget> targets) {
        if (targets.isEmpty()
                || underWay.putIfAbsent(text.id(), new UnderWay(text, targets.size())) != null) {
            return;
        }
        for (SipTarget target : targets) {
            post.accept(new TextMessage(
                    text.id(), target, text.from(), text.to().user(), text.contentType(), text.body()));
        }
    }

    /** A device answered, or did not. One that has it is enough; otherwise it waits for the next registration. */
    void delivered(String id, int status, Instant now) {
        if (status < 200 || status > 299) {
            underWay.computeIfPresent(id, (text, was) ->
                    was.unanswered() > 1 ? new UnderWay(was.text(), was.unanswered() - 1) : null);
            return;
        }
        UnderWay sent = underWay.remove(id);
        try {
            boolean waited = keptFor.isZero() ? store.remove(id) : store.deliver(id, now);
            if (waited && sent != null) {
                gone(sent.text().to());
                tell(sent.text(), now, keptFor.isZero());
            }
        } catch (SQLException e) {
            MessageLog.LOG.notRead(sent == null ? id : sent.text().to().toString(), e.getMessage());
        }
    }

    /** Takes a text back that waits; one that is just being offered to a telephone may arrive all the same. */
    boolean takeBack(WaitingText text) throws SQLException {
        boolean waited = store.remove(text.id());
        if (waited) {
            gone(text.to());
            tell(text, null, true);
        }
        return waited;
    }

    /** Counts anew what waits, and forgets what is too old. What is being stored just then may miss the count. */
    void sweep(Instant now) throws SQLException {
        Instant before = swept.get();
        if (before.isBefore(now.minus(SWEEP)) && swept.compareAndSet(before, now)) {
            Map<Aor, Integer> counted = store.sweep(now, now.minus(keptFor));
            waiting.keySet().retainAll(counted.keySet());
            waiting.putAll(counted);
        }
    }
}
