package io.carillon.subscription;

import io.carillon.contract.NotifyAnswer;

/**
 * A subscription at work. Its value changes under the lock of the {@link SubscriptionBook}; what is being told belongs
 * to the {@link Notifier} alone.
 */
final class Entry implements Comparable<Entry> {
    final EventPackage events;
    final Viewer viewer;
    /** Under the lock of the book; others may read. */
    private volatile Subscription now;
    /** Why it ends, null as long as it goes on. Never taken back. */
    private volatile Ending ending;

    /** When the next notification is due, in nanoseconds; the order of the agenda. */
    long due;
    /** Whether it is in the agenda. */
    boolean planned;
    /** Whether there is something to look at. Who brings an answer looks whether somebody waits for it. */
    volatile boolean stale;
    /** Whether everything has to be told, changed or not. */
    volatile boolean whole = true;
    /** Since when an answer is out, 0 for none. */
    long outSince;
    /** Nothing is sent before this moment. */
    long notBefore;
    /** What the watcher knows; null for nothing. */
    View told;
    /** Last word sent, or no watcher any more. */
    boolean over;

    Entry(Subscription subscription, EventPackage events) {
        this.now = subscription;
        this.events = events;
        this.viewer = new Viewer(subscription.by(), subscription.domain());
    }

    Subscription now() {
        return now;
    }

    void now(Subscription next) {
        now = next;
    }

    Ending ending() {
        return ending;
    }

    void end(Ending why) {
        if (ending == null) {
            ending = why;
        }
    }

    /** The list that is watched, null when it is no list. */
    ListEvents list() {
        return events instanceof ListEvents list ? list : null;
    }

    /** Whether something is to be told as soon as the answer that is out has come. */
    boolean isWaiting() {
        return stale || whole || ending != null;
    }

    boolean isOut() {
        return outSince != 0;
    }

    @Override
    public int compareTo(Entry other) {
        return Long.compare(due - other.due, 0);
    }

    /** Something happened to it; waits for the notifier's next round. @param answer null when it is due for another reason */
    record Note(Entry entry, NotifyAnswer answer) {}
}
