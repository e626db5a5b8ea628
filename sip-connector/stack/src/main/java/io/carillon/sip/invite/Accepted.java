package io.carillon.sip.invite;

import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;

/**
 * A 200 to an INVITE that waits for its ACK: repeated after T1, then at doubling intervals up to T2, over any
 * transport, until the ACK comes or 64*T1 have passed (RFC 3261 section 13.3.1.4). Belongs to the leg's serial.
 */
final class Accepted {
    private static final int GIVE_UP = 64;

    private final Leg leg;
    private final ServerTransaction transaction;
    private final SipResponse response;
    private final long cseq;
    private final Runnable onMissing;
    private TimerHandle timer;
    private Duration interval;
    private Duration waited = Duration.ZERO;
    private boolean over;

    /**
     * @param cseq number of the INVITE, which its ACK repeats
     * @param onMissing run in the leg's serial when no ACK came
     */
    Accepted(Leg leg, ServerTransaction transaction, SipResponse response, long cseq, Runnable onMissing) {
        this.leg = leg;
        this.transaction = transaction;
        this.response = response;
        this.cseq = cseq;
        this.onMissing = onMissing;
        this.interval = leg.agent().transactions().timers().t1();
    }

    /**
     * Arms the timer, then sends: an ACK may be here before the sending method returns. False when a final response
     * was sent before.
     */
    boolean send() {
        arm();
        if (transaction.respond(response)) {
            return true;
        }
        stop();
        return false;
    }

    /** Whether an ACK with this number is the one waited for; then the waiting is over. */
    boolean acknowledgedBy(long ackCseq) {
        if (over || ackCseq != cseq) {
            return false;
        }
        stop();
        return true;
    }

    void stop() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void arm() {
        timer = leg.agent().transactions().schedule(interval, () -> leg.serial().run(this::elapsed));
    }

    private void elapsed() {
        if (over) {
            return;
        }
        Duration t2 = leg.agent().transactions().timers().t2();
        waited = waited.plus(interval);
        if (waited.compareTo(leg.agent().transactions().timers().t1Times(GIVE_UP)) >= 0) {
            over = true;
            leg.agent().counters().acksMissing.increment();
            onMissing.run();
            return;
        }
        Duration doubled = interval.plus(interval);
        interval = doubled.compareTo(t2) > 0 ? t2 : doubled;
        arm();
        leg.agent().counters().repeated200.increment();
        transaction.respond(response);
    }
}
