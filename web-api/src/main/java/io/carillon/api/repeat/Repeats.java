package io.carillon.api.repeat;

import io.carillon.access.Repeated;
import io.carillon.access.RepeatedAnswers;
import io.carillon.api.ApiLog;
import io.carillon.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers by {@code Idempotency-Key}, for a day: in memory, the oldest given up when there are too many, and in the database, where
 * they outlive the server. While the database is away memory has to do.
 */
@ApplicationScoped
public class Repeats {
    static final int MOST_KEYS = 20_000;
    private static final Duration KEPT = RepeatedAnswers.KEPT;
    private static final String KEY_FORM = "[\\x21-\\x7e]{1,128}";

    private final ConcurrentHashMap<Repeated.Key, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Repeated.Key> order = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final RepeatedAnswers lasting;
    private final InstantSource clock;

    /** For the proxy of the container. */
    Repeats() {
        this(null, InstantSource.system());
    }

    /** Over the answers that last. */
    @Inject
    public Repeats(RepeatedAnswers lasting) {
        this(lasting, InstantSource.system());
    }

    Repeats(RepeatedAnswers lasting, InstantSource clock) {
        this.lasting = lasting;
        this.clock = clock;
    }

    /**
     * What the key stands for.
     *
     * @param request what was asked: address and body
     * @param answer null while it is under way
     * @param at when it came
     */
    private record Entry(String request, Repeated answer, Instant at) {}

    /**
     * Begins a request with a key.
     *
     * @param request what is asked; the same key with another is answered 422, while the first is under way 409
     * @return the answer it had the first time; empty when this is the first time: then it has to be ended
     */
    Optional<Repeated> begin(Repeated.Key key, String request) {
        if (!key.name().matches(KEY_FORM)) {
            throw Problems.invalidField("Idempotency-Key", "must be 1 to 128 visible ASCII characters");
        }
        Instant now = clock.instant();
        forgetOld(now);
        Entry before = entries.putIfAbsent(key, new Entry(request, null, now));
        if (before == null) {
            order.add(key);
            size.incrementAndGet();
            return remembered(key, request, now);
        }
        return Optional.of(answer(before, request));
    }

    /** From before the last start of the server, or when memory had no room. */
    private Optional<Repeated> remembered(Repeated.Key key, String request, Instant now) {
        Optional<Repeated> found = lasting(key, now);
        if (found.isPresent()) {
            Entry entry = new Entry(found.get().request(), found.get(), found.get().at());
            entries.put(key, entry);
            return Optional.of(answer(entry, request));
        }
        return found;
    }

    private Optional<Repeated> lasting(Repeated.Key key, Instant now) {
        try {
            return lasting.find(key, now);
        } catch (RuntimeException away) {
            ApiLog.API.repeatsAway(away.toString());
            return Optional.empty();
        }
    }

    private static Repeated answer(Entry entry, String request) {
        if (!entry.request().equals(request)) {
            throw Problems.unprocessable("this Idempotency-Key was used for another request");
        }
        if (entry.answer() == null) {
            throw Problems.conflict("the request with this Idempotency-Key is still being handled");
        }
        return entry.answer();
    }

    /** It was answered. @param answerOrNull null when it failed: the key is free again */
    void end(Repeated.Key key, Repeated answerOrNull) {
        if (answerOrNull != null) {
            entries.computeIfPresent(key, (same, entry) -> new Entry(answerOrNull.request(), answerOrNull, entry.at()));
            keep(answerOrNull);
        } else if (entries.remove(key) != null && order.remove(key)) {
            size.decrementAndGet();
        }
    }

    private void keep(Repeated answer) {
        try {
            lasting.keep(answer);
        } catch (RuntimeException away) {
            ApiLog.API.repeatsAway(away.toString());
        }
    }

    private void forgetOld(Instant now) {
        for (Repeated.Key oldest = order.peek(); oldest != null; oldest = order.peek()) {
            Entry entry = entries.get(oldest);
            boolean expired = entry != null && entry.at().plus(KEPT).isBefore(now);
            if (!expired && size.get() < MOST_KEYS) {
                return;
            }
            if (order.remove(oldest)) {
                entries.remove(oldest);
                size.decrementAndGet();
            }
        }
    }

    int size() {
        return size.get();
    }
}
