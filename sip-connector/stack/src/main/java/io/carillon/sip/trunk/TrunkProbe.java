package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a trunk whether it is there (OPTIONS, RFC 3261 section 11). Any answer but 408 and 503 says yes. While there is
 * none it is asked again after 1, 2, 4 … seconds, never less often than every minute.
 */
final class TrunkProbe {
    /** A trunk that takes longer than this is of no use to a caller who waits. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final int MOST_SECONDS = 60;

    private final TrunkLine line;
    private final TrunkWire wire;
    private final Runnable changed;
    private final String callId;
    private long cseq;
    private int failures;
    private Asked asked;
    private boolean answers;
    private boolean stopped;
    private String trouble = "not asked yet";
    private long roundTripMillis = -1;

    /** @param changed told whenever an answer came, or none */
    TrunkProbe(TrunkLine line, TrunkWire wire, Runnable changed) {
        this.line = line;
        this.wire = wire;
        this.changed = changed;
        this.callId = wire.transactions().newToken();
    }

    /** What the last question came to. */
    record Health(boolean answers, String trouble, long roundTripMillis) {}

    synchronized Health health() {
        return new Health(answers, answers ? "" : trouble, roundTripMillis);
    }

    void start() {
        ask();
    }

    synchronized void stop() {
        stopped = true;
    }

    private void ask() {
        Asked now;
        synchronized (this) {
            if (stopped) {
                return;
            }
            now = new Asked();
            asked = now;
        }
        wire.locate(line).whenComplete((peer, failed) -> send(now, failed == null ? peer : Optional.empty()));
    }

    private void send(Asked now, Optional<SipPeer> where) {
        if (where.isEmpty()) {
            now.done(false, "its address is not known");
            return;
        }
        now.late = wire.transactions().schedule(LATE, () -> now.done(false, "no answer to OPTIONS"));
        String contact = wire.contact("", where.get());
        String us = contact.substring(1, contact.length() - 1);
        wire.transactions().send(
                wire.request("OPTIONS", line.uri(), new TrunkWire.Ends(us, line.uri(), callId, next()))
                        .header(HeaderName.CONTACT, contact)
                        .header(HeaderName.ACCEPT, "application/sdp")
                        .build(),
                where.get(), now);
    }

    private synchronized long next() {
        return ++cseq;
    }

    private synchronized boolean settle(Asked which, boolean good, String why) {
        if (asked != which || stopped) {
            return false;
        }
        asked = null;
        answers = good;
        trouble = why;
        failures = good ? 0 : Math.min(failures + 1, 16);
        roundTripMillis = good ? (System.nanoTime() - which.at) / 1_000_000 : -1;
        int seconds = good ? line.optionsSeconds() : Math.min(MOST_SECONDS, 1 << Math.min(failures - 1, 6));
        wire.transactions().schedule(Duration.ofSeconds(seconds), this::ask);
        return true;
    }

    /** One question. */
    private final class Asked implements ClientListener {
        private final long at = System.nanoTime();
        private volatile TimerHandle late;

        void done(boolean good, String why) {
            TimerHandle waiting = late;
            if (waiting != null) {
                waiting.cancel();
            }
            if (settle(this, good, why)) {
                changed.run();
            }
        }

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {
            if (!response.isProvisional()) {
                boolean there = response.status() != 408 && response.status() != 503;
                done(there, there ? "" : "answers " + response.status());
            }
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            done(false, "no answer to OPTIONS");
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            done(false, reason);
        }
    }
}
