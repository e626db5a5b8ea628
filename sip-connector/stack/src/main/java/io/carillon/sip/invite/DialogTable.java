package io.carillon.sip.invite;

import io.carillon.sip.transaction.ServerTransaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All dialogs and dialogs to be, found by Call-ID and our tag (RFC 3261 section 12). Safe for all threads. */
final class DialogTable {
    private record Key(String callId, String tag) {}

    private final Map<Key, Leg> byLocalTag = new ConcurrentHashMap<>();
    /** Legs whose device waits for our final response to an INVITE, re-INVITE or UPDATE. */
    private final Map<ServerTransaction, Leg> asking = new ConcurrentHashMap<>();
    /** Outbound legs by Call-ID: one of these arriving here is our own INVITE coming back. */
    private final Map<String, Leg> dialled = new ConcurrentHashMap<>();

    private volatile CountDownLatch emptied;

    void add(Leg leg) {
        Dialog dialog = leg.dialog();
        byLocalTag.put(new Key(dialog.callId(), dialog.localTag()), leg);
        if (!leg.inbound()) {
            dialled.put(dialog.callId(), leg);
        }
    }

    void remove(Leg leg) {
        Dialog dialog = leg.dialog();
        byLocalTag.remove(new Key(dialog.callId(), dialog.localTag()), leg);
        if (!leg.inbound()) {
            dialled.remove(dialog.callId(), leg);
        }
        CountDownLatch waiting = emptied;
        if (waiting != null && byLocalTag.isEmpty()) {
            waiting.countDown();
        }
    }

    /** The leg of an in-dialog request, null when there is none. */
    Leg find(String callId, String localTag) {
        return byLocalTag.get(new Key(callId, localTag));
    }

    /** The leg whose dialog somebody else's header names, null when there is none. */
    Leg find(Replaces named) {
        Leg leg = find(named.callId(), named.localTag());
        return leg != null && leg.dialog().isFrom(named.remoteTag()) ? leg : null;
    }

    /** Remembers who asked, for a CANCEL or a connection that breaks. */
    void asks(ServerTransaction transaction, Leg leg) {
        asking.put(transaction, leg);
    }

    /** The final response is on its way. */
    void answered(ServerTransaction transaction) {
        asking.remove(transaction);
    }

    /** The leg that waits for the final response of this transaction, null when none does any more. */
    Leg asker(ServerTransaction transaction) {
        return asking.get(transaction);
    }

    /** Whether we dialled with this Call-ID. */
    boolean isOurs(String callId) {
        return dialled.containsKey(callId);
    }

    int size() {
        return byLocalTag.size();
    }

    Collection<Leg> all() {
        return List.copyOf(byLocalTag.values());
    }

    /** Waits until the last dialog is gone. False when that takes longer. */
    boolean awaitEmpty(Duration most) throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        emptied = waiting;
        return byLocalTag.isEmpty() || waiting.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
