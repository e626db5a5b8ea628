package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a trunk whether it is there (OPTIONS, RFC 3261 section 11): its servers one after the other until one is. Any answer but 408 and
 * 503 says yes. While there is none it is asked again after 1, 2, 4 … seconds, never less often than every minute.
 */
final class TrunkProbe {
    /** A trunk that takes longer than this is of no use to a caller who waits. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private static final int MOST_SECONDS = 60;

    private final TrunkLine line;
    private final TrunkWire wire;
    private final TrunkServers servers;
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
    TrunkProbe(TrunkLine line, TrunkWire wire, TrunkServers servers, Runnable changed) {
        this.line = line;
        this.wire = wire;
        this.servers = servers;
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
        servers.asNamed().whenComplete((all, failed) -> now.go(failed == null ? all : List.of()));
    }

    private void send(SipPeer where, Try listener) {
        String contact = wire.contact("", where);
        String us = contact.substring(1, contact.length() - 1);
        wire.transactions().send(
                wire.request("OPTIONS", line.uri(), new TrunkWire.Ends(us, line.uri(), callId, next()))
                        .header(HeaderName.CONTACT, contact)
                        .header(HeaderName.ACCEPT, "application/sdp")
                        .build(),
                where, listener);
    }

    private synchronized long next() {
        return ++cseq;
    }

    private synchronized boolean settle(Asked which, String trouble, long millis) {
        if (asked != which || stopped) {
            return false;
        }
        asked = null;
        answers = trouble.isEmpty();
        this.trouble = trouble;
        failures = answers ? 0 : Math.min(failures + 1, 16);
        roundTripMillis = millis;
        int seconds = answers ? line.optionsSeconds() : Math.min(MOST_SECONDS, 1 << Math.min(failures - 1, 6));
        wire.transactions().schedule(Duration.ofSeconds(seconds), this::ask);
        return true;
    }

    private synchronized boolean isAsked(Asked which) {
        return asked == which && !stopped;
    }

    /** One question, to one server after the other. */
    private final class Asked {
        private final Queue<SipPeer> left = new ConcurrentLinkedQueue<>();

        void go(List<SipPeer> all) {
            left.addAll(all);
            next("its address is not known");
        }

        void next(String trouble) {
            SipPeer where = left.poll();
            if (where == null) {
                done(trouble, -1);
                return;
            }
            if (!isAsked(this)) {
                return;
            }
            Try one = new Try(this, where);
            one.late = wire.transactions().schedule(LATE, () -> one.failed("no answer to OPTIONS"));
            send(where, one);
        }

        void done(String trouble, long millis) {
            if (settle(this, trouble, millis)) {
                changed.run();
            }
        }
    }

    /** The question to one of the servers. */
    private final class Try implements ClientListener {
        private final long at = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Asked question;
        private final SipPeer where;
        private volatile TimerHandle late;

        Try(Asked question, SipPeer where) {
            this.question = question;
            this.where = where;
        }

        private boolean end() {
            TimerHandle waiting = late;
            if (waiting != null) {
                waiting.cancel();
            }
            return over.compareAndSet(false, true);
        }

        void failed(String trouble) {
            if (end()) {
                servers.isSilent(where);
                question.next(trouble);
            }
        }

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {
            if (response.isProvisional()) {
                return;
            }
            if (response.status() == 408 || response.status() == 503) {
                failed("answers " + response.status());
            } else if (end()) {
                servers.answers(where);
                question.done("", (System.nanoTime() - at) / 1_000_000);
            }
        }

        @Override
        public void onTimeout(ClientTransaction transaction) {
            failed("no answer to OPTIONS");
        }

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {
            failed(reason);
        }
    }
}
