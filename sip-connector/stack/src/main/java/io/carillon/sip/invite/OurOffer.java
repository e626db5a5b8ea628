package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Our own changes of a session: one re-INVITE at a time, the newest wish waits, glare is tried again (RFC 3261 section
 * 14.1).
 */
final class OurOffer implements InviteSent.Outcome {
    private static final int MOST_TRIES = 5;

    private final Leg leg;
    private final Session session;
    private SessionDescription current;
    private SessionDescription waiting;
    private InviteSent sent;
    private TimerHandle retry;
    private int tries;
    private boolean closed;
    private boolean refreshing;
    private boolean proven;

    OurOffer(Leg leg, Session session) {
        this.leg = leg;
        this.session = session;
    }

    /** Whether an offer of ours is on the wire. One that rests after glare is not. */
    boolean isOpen() {
        return sent != null;
    }

    /** @param blocked whether an offer of the device must be settled first */
    void want(SessionDescription sdp, boolean blocked) {
        if (current == null && !blocked) {
            start(sdp);
            return;
        }
        if (waiting != null) {
            leg.events().offerRefused(leg, new Cause(491, 127, "Replaced by a newer offer"));
        }
        waiting = sdp;
    }

    /** The way is free. */
    void next() {
        if (current == null && waiting != null) {
            SessionDescription sdp = waiting;
            waiting = null;
            start(sdp);
        }
    }

    void close() {
        closed = true;
        if (retry != null) {
            retry.cancel();
        }
    }

    private void start(SessionDescription sdp) {
        current = sdp;
        tries = 0;
        proven = false;
        send(null);
    }

    /** Sends what was said last once more, to say that the session goes on. False when something else is under way. */
    boolean refresh() {
        if (current != null || sent != null || leg.session().last() == null) {
            return false;
        }
        refreshing = true;
        start(leg.session().last());
        return true;
    }

    /** @param challengeOrNull to which the trunk at the other end wants an answer; without one nothing is sent */
    private boolean send(SipResponse challengeOrNull) {
        RequestBuilder invite = leg.sessionRequest(leg.dialog().request("INVITE"));
        if (leg.isTimed()) {
            leg.timer().repeat(invite);
        }
        if (challengeOrNull != null && !Requested.proves(leg.agent(), leg.trunk(), challengeOrNull, invite)) {
            return false;
        }
        tries++;
        invite.body(Replies.SDP, leg.session().offer(current));
        sent = new InviteSent(leg, false, this);
        sent.send(invite.build(), leg.agent().hop(leg.dialog()));
        return true;
    }

    /** A trunk wants proof: once for an offer (RFC 3261 section 22.2). */
    private boolean isProved(SipResponse refusal) {
        boolean asked = (refusal.status() == 401 || refusal.status() == 407) && !proven && !closed;
        proven |= asked;
        return asked && send(refusal);
    }

    @Override
    public void progressed(SipResponse response) {
        // a re-INVITE rings nowhere
    }

    @Override
    public void accepted(SipResponse response) {
        try {
            leg.dialog().retarget(response, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
        }
        sent.acknowledge(leg.dialog());
        if (leg.isTimed() && !closed) {
            leg.timer().take(response);
        }
        SessionDescription answer = Bodies.answer(response);
        if (refreshing) {
            settled();
        } else if (answer == null) {
            refuse(Cause.NOT_ACCEPTABLE);
        } else if (!closed) {
            settle();
            leg.events().offerAnswered(leg, answer);
            session.settled();
        }
    }

    private void settled() {
        settle();
        session.settled();
    }

    @Override
    public void refused(SipResponse response) {
        int status = response.status();
        if (status == 491 && tries < MOST_TRIES && !closed) {
            leg.agent().counters().glares.increment();
            sent = null;
            retry = leg.agent().transactions().schedule(glareWait(), () -> leg.serial().run(this::again));
        } else if (status == 422 && leg.isTimed() && leg.timer().slower(response) && tries < MOST_TRIES && !closed) {
            send(null);
        } else if (isProved(response)) {
            return;
        } else if (status == 481 || status == 408) {
            session.lost(Reasons.of(response));
        } else {
            refuse(Reasons.of(response));
        }
    }

    @Override
    public void lost(Cause cause) {
        session.lost(cause);
    }

    /** The owner of the Call-ID waits longer, so that the two do not meet again. Units of 10 ms. */
    private Duration glareWait() {
        int tens = leg.inbound()
                ? ThreadLocalRandom.current().nextInt(1, 201)
                : ThreadLocalRandom.current().nextInt(210, 401);
        return Duration.ofMillis(tens * 10L);
    }

    private void again() {
        if (!closed && sent == null && current != null) {
            if (refreshing && session.isTheirsOpen()) {
                settle();
                return;
            }
            if (session.isTheirsOpen()) {
                // the device was first: its offer is answered before ours goes out again
                waiting = waiting == null ? current : replaced();
                current = null;
                return;
            }
            send(null);
        }
    }

    private SessionDescription replaced() {
        leg.events().offerRefused(leg, new Cause(491, 127, "Replaced by a newer offer"));
        return waiting;
    }

    private void refuse(Cause cause) {
        if (!closed && refreshing) {
            settled();
        } else if (!closed) {
            settle();
            leg.events().offerRefused(leg, cause);
            session.settled();
        }
    }

    private void settle() {
        refreshing = false;
        sent = null;
        current = null;
    }
}
