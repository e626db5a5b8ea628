package io.carillon.api.repeat;

import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Answers by {@code Idempotency-Key}. They are remembered for a day in memory, the oldest given up when there are too
 * many; a restart forgets them, which is long after any client has stopped to repeat.
 */
@ApplicationScoped
public class Repeats {
    static final int MOST_KEYS = 20_000;
    private static final long KEPT_NANOS = Duration.ofHours(24).toNanos();
    private static final String KEY_FORM = "[\\x21-\\x7e]{1,128}";

    private final ConcurrentHashMap<Key, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Key> order = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongSupplier nanoTime;

    /** On the monotonic clock. */
    public Repeats() {
        this(System::nanoTime);
    }

    Repeats(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Keys of different users never meet.
     *
     * @param tenant owner
     * @param user who asks
     * @param value the key as sent
     */
    record Key(Tenant tenant, String user, String value) {}

    /**
     * What was answered.
     *
     * @param status of it
     * @param location of what was made, null for none
     * @param tag version of what was made, null for none
     * @param body a record, null for none
     */
    record Answer(int status, URI location, String tag, Record body) {}

    /**
     * What the key stands for.
     *
     * @param request what was asked: address and body
     * @param answer null while it is under way
     * @param at when, on the monotonic clock
     */
    private record Entry(String request, Answer answer, long at) {}

    /**
     * Begins a request with a key.
     *
     * @param request what is asked; the same key with another is answered 422, while the first is under way 409
     * @return the answer it had the first time; empty when this is the first time: then it has to be ended
     */
    Optional<Answer> begin(Key key, String request) {
        if (!key.value().matches(KEY_FORM)) {
            throw Problems.invalidField("Idempotency-Key", "must be 1 to 128 visible ASCII characters");
        }
        forgetOld();
        Entry before = entries.putIfAbsent(key, new Entry(request, null, nanoTime.getAsLong()));
        if (before == null) {
            order.add(key);
            size.incrementAndGet();
            return Optional.empty();
        }
        if (!before.request().equals(request)) {
            throw Problems.unprocessable("this Idempotency-Key was used for another request");
        }
        if (before.answer() == null) {
            throw Problems.conflict("the request with this Idempotency-Key is still being handled");
        }
        return Optional.of(before.answer());
    }

    /** It was answered. @param answerOrNull null when it failed: the key is free again */
    void end(Key key, Answer answerOrNull) {
        if (answerOrNull != null) {
            entries.computeIfPresent(key, (same, entry) -> new Entry(entry.request(), answerOrNull, entry.at()));
        } else if (entries.remove(key) != null && order.remove(key)) {
            size.decrementAndGet();
        }
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        for (Key oldest = order.peek(); oldest != null; oldest = order.peek()) {
            Entry entry = entries.get(oldest);
            boolean expired = entry != null && now - entry.at() > KEPT_NANOS;
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
