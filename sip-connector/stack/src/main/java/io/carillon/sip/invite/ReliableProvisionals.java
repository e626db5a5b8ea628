package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Provisional responses that the caller acknowledges (RFC 3262 section 3): one at a time is on its way, repeated from T1
 * at doubling intervals for 64*T1; the newest one after it waits. Belongs to the leg's serial.
 */
final class ReliableProvisionals {
    static final String OPTION = "100rel";
    private static final int GIVE_UP = 64;

    private final Leg leg;
    private final ServerTransaction transaction;
    private final long cseq;
    private final Runnable onMissing;
    private long rseq = ThreadLocalRandom.current().nextLong(1, 1L << 30);
    private SipResponse current;
    private ResponseBuilder waiting;
    private boolean waitingDescribes;
    private TimerHandle timer;
    private Duration interval;
    private Duration waited;

    /** @param onMissing run in the leg's serial when the caller acknowledges nothing */
    ReliableProvisionals(Leg leg, ServerTransaction transaction, SipRequest invite, Runnable onMissing) {
        this.leg = leg;
        this.transaction = transaction;
        this.cseq = invite.cseq().number();
        this.onMissing = onMissing;
    }

    /** Whether the caller wants them, or can take one that describes media. */
    static boolean suits(SipRequest invite, boolean describes) {
        return invite.hasToken(HeaderName.REQUIRE, OPTION) || describes && invite.hasToken(HeaderName.SUPPORTED, OPTION);
    }

    /** @param describes whether it has a session description */
    void send(ResponseBuilder response, boolean describes) {
        if (current == null) {
            transmit(response);
        } else if (!waitingDescribes || describes) {
            waiting = response;
            waitingDescribes = describes;
        }
    }

    private void transmit(ResponseBuilder response) {
        current = response.header(HeaderName.REQUIRE, OPTION).header(HeaderName.RSEQ, ++rseq).build();
        interval = leg.agent().transactions().timers().t1();
        waited = Duration.ZERO;
        arm();
        transaction.respond(current);
    }

    /**
     * Whether the final answer has to wait. A description that was sent must arrive first (section 3); we wait for all of
     * them, because a PRACK that comes after the answer would find nothing, and its sender take the call for lost.
     */
    boolean holdsAnswer() {
        return current != null || waiting != null;
    }

    /** Whether this RAck names the response that is on its way; the next one goes out by {@link #next} then. */
    boolean acknowledgedBy(String rack) {
        String[] parts = rack == null ? new String[0] : rack.trim().split("\\s+");
        boolean named = current != null && parts.length == 3 && parts[2].equals("INVITE")
                && parts[0].equals(Long.toString(rseq)) && parts[1].equals(Long.toString(cseq));
        if (named) {
            timer.cancel();
            current = null;
        }
        return named;
    }

    void next() {
        if (current == null && waiting != null) {
            ResponseBuilder next = waiting;
            waiting = null;
            transmit(next);
            waitingDescribes = false;
        }
    }

    void stop() {
        waiting = null;
        waitingDescribes = false;
        current = null;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void arm() {
        timer = leg.agent().transactions().schedule(interval, () -> leg.serial().run(this::elapsed));
    }

    private void elapsed() {
        if (current == null) {
            return;
        }
        waited = waited.plus(interval);
        Duration left = leg.agent().transactions().timers().t1Times(GIVE_UP).minus(waited);
        if (left.isZero() || left.isNegative()) {
            stop();
            leg.agent().counters().pracksMissing.increment();
            onMissing.run();
            return;
        }
        Duration doubled = interval.plus(interval);
        interval = doubled.compareTo(left) > 0 ? left : doubled;
        arm();
        transaction.respond(current);
    }
}
