package io.carillon.completion;

import io.carillon.cdr.Direction;
import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.event.CallEvent;
import jakarta.enterprise.context.ApplicationScoped;
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

/** Wishes to be called back: one of each extension, at most {@value #MOST}; a new one then is refused. */
@ApplicationScoped
public class Completions {
    /** So long a wish is kept. */
    public static final Duration KEPT = Duration.ofMinutes(45);
    private static final int MOST = 10_000;
    private static final int BUSY_EVERYWHERE = 600;

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Aor, Wish> wishes = new LinkedHashMap<>();
    private final Map<Aor, String> lastBusy = new ConcurrentHashMap<>();

    private record Wish(Aor wanted, Instant since, boolean seenFree) {}

    /**
     * A call that can be placed now.
     *
     * @param by who wanted it
     * @param wanted who is free
     */
    public record Due(Aor by, Aor wanted) {}

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

    /** Takes a wish in place of an earlier one. @return false when there are too many */
    public boolean wish(Aor by, Aor wanted, Instant now) {
        turn.lock();
        try {
            if (wishes.size() >= MOST && !wishes.containsKey(by)) {
                return false;
            }
            wishes.put(by, new Wish(wanted, now, false));
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Drops the wish of an extension. @return false when it had none */
    public boolean forget(Aor by) {
        turn.lock();
        try {
            return wishes.remove(by) != null;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Those whose time has come: both have been free the last time, too, so that nobody is called who has only just
     * hung up. They are no wishes any more.
     */
    public List<Due> due(Predicate<Aor> free, Instant now) {
        turn.lock();
        try {
            List<Due> due = new ArrayList<>();
            Iterator<Map.Entry<Aor, Wish>> all = wishes.entrySet().iterator();
            while (all.hasNext()) {
                Map.Entry<Aor, Wish> entry = all.next();
                Wish wish = entry.getValue();
                boolean bothFree = free.test(entry.getKey()) && free.test(wish.wanted());
                if (wish.since().plus(KEPT).isBefore(now)) {
                    all.remove();
                } else if (bothFree && wish.seenFree()) {
                    due.add(new Due(entry.getKey(), wish.wanted()));
                    all.remove();
                } else if (bothFree != wish.seenFree()) {
                    entry.setValue(new Wish(wish.wanted(), wish.since(), bothFree));
                }
            }
            return due;
        } finally {
            turn.unlock();
        }
    }
}
