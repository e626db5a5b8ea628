package io.carillon.subscription;

import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.NotifyOrder;
import io.carillon.subscription.Entry.Note;
import io.carillon.subscription.SubscriptionBook.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Tells watchers. One thread at a time runs {@link #round}; others only leave word of what has changed.
 *
 * <p>A subscription has at most one NOTIFY out and at most one place in the agenda, so what waits is bounded by the
 * number of subscriptions. What is told is looked at when it is sent: of many changes in a row, the state after the
 * last one. The first change is told at once, the next after {@link SubscriptionLimits#interval}.
 */
final class Notifier {
    /** Many telephones miss a NOTIFY that overtakes the 200 to their SUBSCRIBE, though they must not. */
    static final long AFTER_ANSWER = TimeUnit.MILLISECONDS.toNanos(10);
    /** Pace of the first notifications after a restart: a thousand a second. */
    static final long RESTORED_APART = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long NO_WAY_OUT = TimeUnit.SECONDS.toNanos(1);
    private static final long SERVER_ERROR = TimeUnit.SECONDS.toNanos(5);
    /** Longer than any transaction: an answer that is still out was lost with the switch. */
    private static final long ANSWER_LOST = TimeUnit.SECONDS.toNanos(40);
    private static final Set<Integer> HOPELESS = Set.of(
            NotifyAnswer.SILENT, NotifyAnswer.UNREACHABLE, 401, 403, 404, 405, 407, 410, 416, 480, 481, 482, 483, 484,
            485, 489, 501, 600, 603, 604);

    private final SubscriptionBook book;
    private final NotifyLine line;
    private final Runnable wake;
    private final long interval;
    private final PriorityQueue<Entry> agenda = new PriorityQueue<>();
    private final Set<Topic> changed = ConcurrentHashMap.newKeySet();
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** @param wake called when there is something to do for {@link #round}; any thread, quick */
    Notifier(SubscriptionBook book, NotifyLine line, Duration interval, Runnable wake) {
        this.book = book;
        this.line = line;
        this.interval = interval.toNanos();
        this.wake = wake;
    }

    /** What is watched has changed. Costs a look into a map when nobody watches it. */
    void changed(Topic topic) {
        if (book.isWatched(topic) && changed.add(topic)) {
            wake.run();
        }
    }

    /** The watcher has subscribed, or refreshed or ended its subscription: it is told everything. */
    void touched(Entry entry) {
        notes.add(new Note(entry, null));
        wake.run();
    }

    /** Its device cannot be reached any more. */
    void lost(Entry entry) {
        notes.add(new Note(entry, new NotifyAnswer(NotifyAnswer.UNREACHABLE, 0)));
        wake.run();
    }

    /** Puts one that the journal had into the agenda. Before the first round. */
    void restored(Entry entry, long due) {
        entry.whole = true;
        entry.due = due;
        entry.planned = true;
        agenda.add(entry);
    }

    /**
     * Does what is due.
     *
     * @param now nanoseconds of any steady clock
     * @return when the next thing is due; {@link Long#MAX_VALUE} when nothing is
     */
    long round(long now, Instant at) {
        for (Topic topic : changed) {
            changed.remove(topic);
            for (Entry entry : book.watching(topic)) {
                entry.stale = true;
                plan(entry, Math.max(now, entry.notBefore));
            }
        }
        // after the changes: an answer that found nobody waiting is looked at by whoever begins to wait
        takeNotes(now);
        while (!agenda.isEmpty() && agenda.peek().due - now <= 0) {
            Entry entry = agenda.poll();
            entry.planned = false;
            tell(entry, now, at);
        }
        return agenda.isEmpty() ? Long.MAX_VALUE : agenda.peek().due;
    }

    private void takeNotes(long now) {
        for (Note note = notes.poll(); note != null; note = notes.poll()) {
            if (note.answer() == null) {
                note.entry().whole = true;
                plan(note.entry(), Math.max(now + AFTER_ANSWER, note.entry().notBefore));
            } else {
                answered(note.entry(), note.answer(), now);
            }
        }
    }

    private void plan(Entry entry, long due) {
        if (entry.isOut() || entry.over) {
            return;
        }
        // only what was restored has a later place than it needs, and only in the first seconds of a run
        if (entry.planned && due - entry.due < 0) {
            agenda.remove(entry);
            entry.planned = false;
        }
        if (!entry.planned) {
            entry.due = due;
            entry.planned = true;
            agenda.add(entry);
        }
    }

    private void tell(Entry entry, long now, Instant at) {
        Ending ending = entry.ending();
        View view = ending == null || ending == Ending.TIMEOUT ? look(entry) : null;
        entry.stale = false;
        if (ending == null && !entry.whole && (view == null || view.equals(entry.told))) {
            unchanged.increment();
            return;
        }
        Subscription subscription = book.change(entry, Subscription::notified);
        if (subscription == null) {
            entry.over = true;
            return;
        }
        NotifyOrder order = order(entry, subscription, view, at);
        entry.outSince = now == 0 ? 1 : now;
        entry.notBefore = now + interval;
        entry.told = view;
        entry.whole = false;
        if (ending != null) {
            entry.over = true;
            book.remove(entry);
        }
        send(entry, order, now);
    }

    /** What there is to see; null when that failed, which is told as nothing new. */
    private static View look(Entry entry) {
        try {
            return entry.events.look(entry.now().watched(), entry.viewer);
        } catch (RuntimeException fault) {
            SubscriptionLog.LOG.lookFailed(entry.events.name(), entry.now().watched().toString(), fault);
            return null;
        }
    }

    private static NotifyOrder order(Entry entry, Subscription subscription, View view, Instant at) {
        String event = subscription.eventId().isEmpty()
                ? subscription.event()
                : subscription.event() + ";id=" + subscription.eventId();
        Ending ending = entry.ending();
        String state = ending != null
                ? ending.value()
                : "active;expires=" + Math.max(0, Duration.between(at, subscription.expiresAt()).toSeconds());
        if (view == null) {
            return new NotifyOrder(
                    subscription.dialog(), subscription.cseq(), event, state, entry.list() != null, "", new byte[0]);
        }
        byte[] body = entry.events.write(
                subscription.watched(), view, entry.whole ? null : entry.told, subscription.version(), entry.viewer);
        return new NotifyOrder(subscription.dialog(), subscription.cseq(), event, state, entry.list() != null,
                entry.events.contentType(), body);
    }

    private void send(Entry entry, NotifyOrder order, long now) {
        try {
            line.sendNotify(order, answer -> {
                notes.add(new Note(entry, answer));
                if (answer.status() >= 300 || entry.isWaiting()) {
                    wake.run();
                }
            });
            sent.increment();
        } catch (RuntimeException noWayOut) {
            SubscriptionLog.LOG.debugf(noWayOut, "NOTIFY in %s could not be sent", order.dialog().callId());
            failed.increment();
            entry.outSince = 0;
            entry.whole = true;
            entry.notBefore = now + NO_WAY_OUT;
            plan(entry, entry.notBefore);
        }
    }

    private void answered(Entry entry, NotifyAnswer answer, long now) {
        entry.outSince = 0;
        if (entry.over) {
            return;
        }
        if (HOPELESS.contains(answer.status())) {
            SubscriptionLog.LOG.debugf("%s answered NOTIFY with %d: its subscription is dropped",
                    entry.now().by(), (Object) answer.status());
            dropped.increment();
            entry.over = true;
            book.remove(entry);
            return;
        }
        if (answer.status() >= 300) {
            failed.increment();
            entry.whole = true;
            entry.notBefore = now + Math.max(SERVER_ERROR, TimeUnit.SECONDS.toNanos(answer.retryAfter()));
        }
        if (entry.isWaiting()) {
            plan(entry, Math.max(now, entry.notBefore));
        }
    }

    /** Ends what has run out or has lost its ground; once a second. */
    void sweep(long now, Instant at) {
        for (Entry entry : book.all()) {
            if (entry.ending() == null && !entry.now().expiresAt().isAfter(at)) {
                entry.end(Ending.TIMEOUT);
                plan(entry, now);
            }
            if (entry.isOut() && now - entry.outSince > ANSWER_LOST) {
                answered(entry, new NotifyAnswer(500, 0), now);
            }
        }
    }

    /** Looks at everything again: who may watch what has changed. */
    void recheck(long now, Predicate<Subscription> watcherIsThere) {
        for (Entry entry : book.all()) {
            Subscription subscription = entry.now();
            if (entry.ending() == null && !watcherIsThere.test(subscription)) {
                entry.end(Ending.REJECTED);
            } else if (entry.ending() == null && !entry.events.allows(subscription.by(), subscription.watched())) {
                entry.end(Ending.NO_RESOURCE);
            }
            entry.stale = true;
            plan(entry, Math.max(now, entry.notBefore));
        }
    }

    /** NOTIFY requests handed out. */
    long sent() {
        return sent.sum();
    }

    /** Subscriptions whose device was gone. */
    long dropped() {
        return dropped.sum();
    }

    /** Looks that found nothing new to tell. */
    long unchanged() {
        return unchanged.sum();
    }

    /** NOTIFY requests that could not be sent or were refused for now. */
    long failed() {
        return failed.sum();
    }
}
