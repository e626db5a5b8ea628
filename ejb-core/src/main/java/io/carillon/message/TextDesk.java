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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Aor> known = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile Instant swept = Instant.MIN;

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
            if (!subscriber.get().extension().enabled() || waiting.getOrDefault(to, 0) >= MOST_WAITING) {
                return 480;
            }
            WaitingText text = new WaitingText(Ids.newCall().value(), to, asked.from().user(), asked.contentType(),
                    asked.body(), asked.at(), asked.at().plus(lifetime(asked.expires())));
            store.add(text);
            waiting.merge(to, 1, Integer::sum);
            send(text, telephones.apply(to));
            return 202;
        } catch (SQLException e) {
            MessageLog.LOG.notKept(to.toString(), e.getMessage());
            return 503;
        }
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
        if (targets.isEmpty() || !underWay.add(text.id())) {
            return;
        }
        known.put(text.id(), text.to());
        for (SipTarget target : targets) {
            post.accept(new TextMessage(
                    text.id(), target, text.from(), text.to().user(), text.contentType(), text.body()));
        }
    }

    /** A device answered, or did not. One that has it is enough; otherwise it waits for the next registration. */
    void delivered(String id, int status) {
        underWay.remove(id);
        if (status < 200 || status > 299) {
            return;
        }
        Aor to = known.remove(id);
        try {
            if (store.remove(id) && to != null) {
                waiting.computeIfPresent(to, (aor, count) -> count > 1 ? count - 1 : null);
            }
        } catch (SQLException e) {
            MessageLog.LOG.notRead(String.valueOf(to), e.getMessage());
        }
    }

    /** Counts anew what waits, and forgets what is too old. */
    void sweep(Instant now) throws SQLException {
        if (swept.isBefore(now.minus(SWEEP))) {
            swept = now;
            Map<Aor, Integer> counted = store.sweep(now);
            waiting.keySet().retainAll(counted.keySet());
            waiting.putAll(counted);
            known.values().retainAll(counted.keySet());
        }
    }
}
