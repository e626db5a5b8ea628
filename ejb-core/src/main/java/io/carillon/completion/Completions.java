package io.carillon.completion;

import io.carillon.cdr.Direction;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.event.CallEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Wishes to be called back: one of each extension, at most {@value #MOST}; a new one then is refused. A wish is stored before it
 * counts, so that it outlives the server; who was busy last is not.
 */
@ApplicationScoped
public class Completions {
    /** So long a wish is kept. */
    public static final Duration KEPT = Duration.ofMinutes(45);
    private static final int MOST = 10_000;
    private static final int BUSY_EVERYWHERE = 600;

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Aor, Kept> wishes = new LinkedHashMap<>();
    private final Map<Aor, String> lastBusy = new ConcurrentHashMap<>();

    @Inject
    private Store store;

    private record Kept(Wish wish, boolean seenFree) {}

    /**
     * A wish.
     *
     * @param by who wants to be called
     * @param wanted as soon as this one is free
     * @param since when it was wished
     */
    public record Wish(Aor by, Aor wanted, Instant since) {
        boolean isOver(Instant now) {
            return since.plus(KEPT).isBefore(now);
        }
    }

    /** Where wishes are kept. Each of these throws {@link IllegalStateException} when that cannot be reached. */
    public interface Store {
        /** All that were wished then or later, the oldest first. */
        List<Wish> since(Instant earliest);

        /** In place of an earlier one of the same extension. */
        void write(Wish wish);

        /** Nothing happens when there is none. */
        void delete(Aor by);

        /** All that were wished before this. */
        void deleteBefore(Instant earliest);
    }

    /** For the server. */
    public Completions() {}

    /** With wishes kept elsewhere. */
    public Completions(Store store) {
        this.store = store;
    }

    /**
     * A call that can be placed now.
     *
     * @param by who wanted it
     * @param wanted who is free
     */
    public record Due(Aor by, Aor wanted) {}

    /** Those that were stored before; what has become too old meanwhile is not among them. */
    public void load(Instant now) {
        store.deleteBefore(now.minus(KEPT));
        List<Wish> stored = store.since(now.minus(KEPT));
        turn.lock();
        try {
            stored.stream().limit(MOST).forEach(wish -> wishes.putIfAbsent(wish.by(), new Kept(wish, false)));
        } finally {
            turn.unlock();
        }
    }

    /** A call has ended: whom its caller found busy can be wished for. */
    public void note(CallEvent.CallEnded ended) {
        int status = ended.cause().sip();
        if (ended.direction() == Direction.INTERNAL && (status == Cause.BUSY.sip() || status == BUSY_EVERYWHERE)) {
            lastBusy.put(new Aor(ended.tenant(), ended.from()), ended.to());
        }
    }

    /** The number that an extension found busy last. */
    public Optional<String> lastBusy(Aor extension) {
        return Optional.ofNullable(lastBusy.get(extension));
    }

    /**
     * Takes a wish in place of an earlier one.
     *
     * @return false when there are too many
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public boolean wish(Aor by, Aor wanted, Instant now) {
        Wish wish = new Wish(by, wanted, now);
        if (!hasRoom(by)) {
            return false;
        }
        store.write(wish);
        turn.lock();
        try {
            wishes.put(by, new Kept(wish, false));
        } finally {
            turn.unlock();
        }
        return true;
    }

    private boolean hasRoom(Aor by) {
        turn.lock();
        try {
            return wishes.size() < MOST || wishes.containsKey(by);
        } finally {
            turn.unlock();
        }
    }

    /** Drops the wish of an extension. @return false when it had none @throws IllegalStateException when that cannot be stored */
    public boolean forget(Aor by) {
        store.delete(by);
        turn.lock();
        try {
            return wishes.remove(by) != null;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Those whose time has come: both have been free the last time, too, so that nobody is called who has only just
     * hung up. They are no wishes any more; {@link #done} forgets them for good.
     */
    public List<Due> due(Predicate<Aor> free, Instant now) {
        turn.lock();
        try {
            List<Due> due = new ArrayList<>();
            Iterator<Map.Entry<Aor, Kept>> all = wishes.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<Aor, Kept> entry = all.next();
                Wish wish = entry.getValue().wish();
                boolean seenFree = entry.getValue().seenFree();
                boolean bothFree = free.test(wish.by()) && free.test(wish.wanted());
                if (wish.isOver(now)) {
                    all.remove();
                } else if (bothFree && seenFree) {
                    due.add(new Due(wish.by(), wish.wanted()));
                    all.remove();
                } else if (bothFree != seenFree) {
                    entry.setValue(new Kept(wish, bothFree));
                }
            }
            return due;
        } finally {
            turn.unlock();
        }
    }

    /**
     * The call of a wish has been placed. Whoever has wished anew meanwhile keeps that.
     *
     * @throws IllegalStateException when that cannot be stored: the wish comes again when the server does, within its time
     */
    public void done(Due due) {
        boolean anew;
        turn.lock();
        try {
            anew = wishes.containsKey(due.by());
        } finally {
            turn.unlock();
        }
        if (!anew) {
            store.delete(due.by());
        }
    }
}
