package io.carillon.api.calls;

import io.carillon.api.problem.Problems;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes a repeated request to place a call harmless. A client that lost our answer repeats it with the same {@code
 * Idempotency-Key} and gets the call it already has. Keys are remembered for a day in memory, the oldest given up
 * when there are too many; a restart forgets them, which is long after any client has stopped to repeat.
 */
@ApplicationScoped
public class RepeatGuard {
    static final int MOST_KEYS = 20_000;
    private static final long KEPT_NANOS = Duration.ofHours(24).toNanos();
    private static final String KEY_FORM = "[\\x21-\\x7e]{1,128}";

    private final ConcurrentHashMap<Key, Entry> entries = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Key> order = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongSupplier nanoTime;

    /** On the monotonic clock. */
    public RepeatGuard() {
        this(System::nanoTime);
    }

    RepeatGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The call of the first request with this key; places it when this is the first one.
     *
     * @param key who asks, and the key as sent
     * @param body what is asked; the same key with another body is answered 422, while the first is under way 409
     * @param place places the call; when it fails the key is free again
     */
    CallId once(Key key, OriginateBody body, Supplier<CallId> place) {
        if (!key.value().matches(KEY_FORM)) {
            throw Problems.invalidField("Idempotency-Key", "must be 1 to 128 visible ASCII characters");
        }
        forgetOld();
        Entry mine = new Entry(body, null, nanoTime.getAsLong());
        Entry before = entries.putIfAbsent(key, mine);
        if (before != null) {
            return before.answerFor(body);
        }
        try {
            CallId call = place.get();
            entries.replace(key, new Entry(body, call, mine.at()));
            order.add(key);
            size.incrementAndGet();
            return call;
        } catch (RuntimeException e) {
            entries.remove(key);
            throw e;
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

    /**
     * Keys of different users never meet.
     *
     * @param tenant owner
     * @param user who asks
     * @param value the key as sent
     */
    record Key(Tenant tenant, String user, String value) {}

    /**
     * What the key stands for.
     *
     * @param body what was asked
     * @param call what came of it, null while it is under way
     * @param at when, on the monotonic clock
     */
    private record Entry(OriginateBody body, CallId call, long at) {
        CallId answerFor(OriginateBody asked) {
            if (!body.equals(asked)) {
                throw Problems.unprocessable("this Idempotency-Key was used for another call");
            }
            if (call == null) {
                throw Problems.conflict("the request with this Idempotency-Key is still being handled");
            }
            return call;
        }
    }
}
