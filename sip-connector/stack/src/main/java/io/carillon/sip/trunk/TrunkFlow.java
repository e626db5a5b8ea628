package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import io.carillon.sip.transaction.SipTransactions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connection that we are registered over: calls come back by it, so that it is kept alive (RFC 5626 section 4.4.1) and its
 * end is told at once.
 */
final class TrunkFlow {
    private static final HeaderName FLOW_TIMER = HeaderName.of("Flow-Timer");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Where the registrar says nothing: what routers on the way bear with. */
    private static final int USUAL_SECONDS = 120;

    private final SipTransactions transactions;
    private final SipPeer where;
    private final int seconds;
    private final boolean promised;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile TimerHandle next;

    private TrunkFlow(SipTransactions transactions, SipPeer where, int flowTimer) {
        this.transactions = transactions;
        this.where = where;
        this.promised = flowTimer > 0;
        this.seconds = promised ? flowTimer : USUAL_SECONDS;
    }

    /**
     * Keeps the connection that a registration was accepted over.
     *
     * @param ended told once when it is gone, unless it was given up before
     */
    static TrunkFlow keep(SipTransactions transactions, SipPeer where, SipResponse accepted, Runnable ended) {
        TrunkFlow flow = new TrunkFlow(transactions, where, flowTimer(accepted));
        flow.later();
        transactions.sockets().onEnd(where, () -> {
            if (flow.giveUp()) {
                ended.run();
            }
        });
        return flow;
    }

    /** How often the registrar wants to hear from us (section 10), 0 when it does not say. */
    private static int flowTimer(SipResponse accepted) {
        try {
            long seconds = accepted.number(FLOW_TIMER);
            return seconds > 0 && seconds < 86_400 ? (int) seconds : 0;
        } catch (MalformedHeader garbage) {
            return 0;
        }
    }

    /** Whether it is this one and still there. */
    boolean isTo(SipPeer peer) {
        return !over.get() && where.equals(peer);
    }

    /** Does nothing more. @return whether it did something until now */
    boolean giveUp() {
        boolean was = over.compareAndSet(false, true);
        TimerHandle waiting = next;
        if (waiting != null) {
            waiting.cancel();
        }
        return was;
    }

    private void later() {
        long full = seconds * 1000L;
        TimerHandle then = transactions.schedule(
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(full * 4 / 5, full)), this::ping);
        next = then;
        if (over.get()) {
            then.cancel(); // given up meanwhile, by who could not see this one
        }
    }

    private void ping() {
        if (!over.get()) {
            transactions.sockets().ping(where, PATIENCE, promised);
            later();
        }
    }
}
