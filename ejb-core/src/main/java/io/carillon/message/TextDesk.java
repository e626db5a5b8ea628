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
    private final Function<Aor, Optional<Subscriber>> directory;
    private final Function<Aor, List<SipTarget>> telephones;
    private final Consumer<TextMessage> post;
    private final Map<Aor, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);

    /** A text of which so many telephones have not said yet whether they have it. */
    private record UnderWay(Aor to, int unanswered) {}

    TextDesk(
            MessageStore store,
            Function<Aor, Optional<Subscriber>> directory,
            Function<Aor, List<SipTarget>> telephones,
            Consumer<TextMessage> post) {
        this.store = store;
        this.directory = directory;
        this.telephones = telephones;
        this.post = post;
    }

    /**
     * A device sends a text.
     *
     * @return 202 when it is on its way or kept; 404 for nobody, 480 for somebody who cannot have it, 503 when it cannot
     *     be kept
     */
    int take(MessageAsked asked) {
        Aor to = new Aor(asked.from().tenant(), asked.to().digits());
        Optional<Subscriber> subscriber = directory.apply(to);
        if (subscriber.isEmpty()) {
            return 404;
        }
        try {
            sweep(asked.at());
            if (!subscriber.get().extension().enabled() || !hasRoom(to)) {
                return 480;
            }
            WaitingText text = new WaitingText(Ids.newCall().value(), to, asked.from().user(), asked.contentType(),
                    asked.body(), asked.at(), asked.at().plus(lifetime(asked.expires())));
            keep(text);
            send(text, telephones.apply(to));
            return 202;
        } catch (SQLException e) {
            MessageLog.LOG.notKept(to.toString(), e.getMessage());
            return 503;
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
        if (targets.isEmpty()) {
            return;
        }
        try {
            for (WaitingText text : store.of(aor, now)) {
                send(text, targets);
            }
        } catch (SQLException e) {
            MessageLog.LOG.notRead(aor.toString(), e.getMessage());
        }
    }

    /** One that is under way already is not sent again meanwhile: it would arrive twice. */
    private void send(WaitingText text, List<SipTarget> targets) {
        if (targets.isEmpty()
                || underWay.putIfAbsent(text.id(), new UnderWay(text.to(), targets.size())) != null) {
            return;
        }
        for (SipTarget target : targets) {
            post.accept(new TextMessage(
                    text.id(), target, text.from(), text.to().user(), text.contentType(), text.body()));
        }
    }

    /** A device answered, or did not. One that has it is enough; otherwise it waits for the next registration. */
    void delivered(String id, int status) {
        if (status < 200 || status > 299) {
            underWay.computeIfPresent(id, (text, was) ->
                    was.unanswered() > 1 ? new UnderWay(was.to(), was.unanswered() - 1) : null);
            return;
        }
        UnderWay sent = underWay.remove(id);
        try {
            if (store.remove(id) && sent != null) {
                gone(sent.to());
            }
        } catch (SQLException e) {
            MessageLog.LOG.notRead(sent == null ? id : sent.to().toString(), e.getMessage());
        }
    }

    /** Counts anew what waits, and forgets what is too old. What is being stored just then may miss the count. */
    void sweep(Instant now) throws SQLException {
        Instant before = swept.get();
        if (before.isBefore(now.minus(SWEEP)) && swept.compareAndSet(before, now)) {
            Map<Aor, Integer> counted = store.sweep(now);
            waiting.keySet().retainAll(counted.keySet());
            waiting.putAll(counted);
        }
    }
}
