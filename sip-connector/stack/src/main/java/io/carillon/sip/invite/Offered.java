package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;

/** An inbound leg that we have not answered yet (RFC 3261 section 13.3). */
final class Offered implements LegPhase {
    /** In units of T1. */
    private static final int MINUTE = 120;

    private final Leg leg;
    private final ServerTransaction transaction;
    private final SipRequest invite;
    private final boolean delayedOffer;
    private SipResponse progress;
    private TimerHandle reminder;
    private final EarlyOffer early;
    private ReliableProvisionals reliable;
    /** Whether a reliable response described our side, and whether the caller has it. */
    private boolean described;
    private boolean agreed;
    private SessionDescription accepting;

    /** @param delayedOffer whether the INVITE had no offer, so that our answer makes one */
    Offered(Leg leg, ServerTransaction transaction, SipRequest invite, boolean delayedOffer) {
        this.leg = leg;
        this.transaction = transaction;
        this.invite = invite;
        this.delayedOffer = delayedOffer;
        this.early = new EarlyOffer(leg);
        if (delayedOffer && ReliableProvisionals.suits(invite, true)) {
            leg.offersEarly();
        }
    }

    @Override
    public void provisional(int status, SessionDescription answer) {
        if (status <= 100 || status > 199) {
            ignore("status " + status);
            return;
        }
        if (ReliableProvisionals.suits(invite, answer != null)) {
            reliably(status, answer);
            return;
        }
        ResponseBuilder response = start(status);
        if (answer != null && !delayedOffer) {
            response.body(Replies.SDP, leg.session().answer(answer));
        }
        progress = response.build();
        transaction.respond(progress);
        remindLater();
    }

    /**
     * RFC 3262 section 5: a caller that wants us to offer gets our offer in the first reliable response, hence none
     * before there is one.
     */
    private void reliably(int status, SessionDescription sdp) {
        if (sdp == null && delayedOffer && !described) {
            return;
        }
        ResponseBuilder response = start(status);
        boolean describes = sdp != null && !described;
        if (describes) {
            described = true;
            response.body(Replies.SDP, delayedOffer ? leg.session().offer(sdp) : leg.session().answer(sdp));
        }
        reliable().send(response, describes);
    }

    private ReliableProvisionals reliable() {
        if (reliable == null) {
            reliable = new ReliableProvisionals(leg, transaction, invite, this::prackMissing);
        }
        return reliable;
    }

    private void prackMissing() {
        if (leg.phase() == this) {
            finish(new Cause(504, 102, "No PRACK"), new Cause(408, 102, "No PRACK"), true);
        }
    }

    /** Section 3: answered before anything that waits for it goes on. */
    @Override
    public boolean prack(ServerTransaction prackTransaction, SipRequest prack) throws MalformedHeader {
        if (reliable == null || !reliable.acknowledgedBy(prack.value(HeaderName.RACK))) {
            return false;
        }
        boolean answers = delayedOffer && described && !agreed;
        agreed |= described;
        if (prack.bodyLength() > 0 && !answers) {
            early.take(prackTransaction, prack, null);
        } else {
            leg.agent().replies().send(prackTransaction, prack, 200, leg.dialog().localTag());
        }
        if (answers && !takeAnswer(prack)) {
            return true;
        }
        reliable.next();
        acceptWhatWaits();
        return true;
    }

    private boolean takeAnswer(SipRequest prack) {
        SessionDescription answer = Bodies.answer(prack);
        if (answer == null) {
            finish(Cause.NOT_ACCEPTABLE, Cause.NOT_ACCEPTABLE, true);
            return false;
        }
        leg.events().offerAnswered(leg, answer);
        return true;
    }

    private void acceptWhatWaits() {
        if (accepting != null && !reliable.holdsAnswer() && !early.isOpen()) {
            SessionDescription sdp = accepting;
            accepting = null;
            accept(sdp);
        }
    }

    @Override
    public void answerOffer(SessionDescription sdp) {
        if (early.answer(sdp)) {
            acceptWhatWaits();
        } else {
            ignore("answer to an offer");
        }
    }

    @Override
    public void declineOffer(Cause cause) {
        if (early.decline(cause)) {
            acceptWhatWaits();
        } else {
            ignore("refusal of an offer");
        }
    }

    /** RFC 3261 section 13.3.1.1: said again each minute, or proxies on the way take the silence for a dead end. */
    private void remindLater() {
        if (reminder == null) {
            Duration minute = leg.agent().transactions().timers().t1Times(MINUTE);
            reminder = leg.agent().transactions().schedule(minute, () -> leg.serial().run(this::remind));
        }
    }

    private void remind() {
        if (leg.phase() == this) {
            reminder = null;
            transaction.respond(progress);
            remindLater();
        }
    }

    private void stopReminding() {
        if (reliable != null) {
            reliable.stop();
        }
        if (reminder != null) {
            reminder.cancel();
        }
    }

    @Override
    public void accept(SessionDescription sdp) {
        if (reliable != null && (reliable.holdsAnswer() || early.isOpen())) {
            accepting = sdp;
            return;
        }
        boolean offers = delayedOffer && !agreed;
        ResponseBuilder ok = start(200);
        if (!agreed) {
            ok.body(Replies.SDP, offers ? leg.session().offer(sdp) : leg.session().answer(sdp));
        }
        if (SessionTimer.takesPart(invite)) {
            leg.timer().answer(invite, ok);
        }
        stopReminding();
        leg.agent().dialogs().answered(transaction);
        Unacknowledged next = new Unacknowledged(leg, offers);
        Accepted accepted = new Accepted(leg, transaction, ok.build(), invite.cseq().number(), next::ackMissing);
        next.waitFor(accepted);
        leg.become(next);
        if (!accepted.send()) {
            // its transaction died before us: the transport failed
            leg.over(true);
            leg.events().ended(leg, Cause.SERVER_ERROR, true);
        }
    }

    private ResponseBuilder start(int status) {
        return leg.agent().replies().start(invite, status, leg.dialog().localTag())
                .header(HeaderName.CONTACT, leg.dialog().contact())
                .header(HeaderName.ALLOW, Replies.ALLOW);
    }

    @Override
    public void end(Cause cause) {
        finish(cause, cause, false);
    }

    @Override
    public void cancelled(ServerTransaction cancelledInvite, Cause cause) {
        finish(Cause.CANCELLED, cause, true);
    }

    @Override
    public void undeliverable(ServerTransaction lost) {
        finish(Cause.TIMEOUT, new Cause(480, 27, "Caller lost"), true);
    }

    @Override
    public void bye(ServerTransaction byeTransaction, SipRequest bye) {
        leg.agent().replies().send(byeTransaction, bye, 200, leg.dialog().localTag());
        finish(Cause.CANCELLED, Reasons.of(bye, Cause.CANCELLED), true);
    }

    private void finish(Cause said, Cause told, boolean byFarEnd) {
        stopReminding();
        early.decline(Cause.CANCELLED);
        leg.agent().dialogs().answered(transaction);
        leg.over(true);
        transaction.respond(leg.agent().replies().ending(invite, said, leg.dialog().localTag()));
        leg.events().ended(leg, told, byFarEnd);
    }

    /** RFC 3261 section 14.2: a second INVITE while the first has no final response. */
    @Override
    public void invite(ServerTransaction second, SipRequest request) {
        second.respond(leg.agent().replies().later(request, leg.dialog().localTag()));
    }

    /**
     * RFC 3311 section 5.2: an offer must wait until the first one has its answer and that has arrived. Without an offer
     * it only refreshes the target.
     */
    @Override
    public void update(ServerTransaction second, SipRequest request) throws MalformedHeader {
        if (request.bodyLength() == 0) {
            leg.dialog().retarget(request, leg.agent().resolver());
            second.respond(leg.agent().replies().start(request, 200, leg.dialog().localTag())
                    .header(HeaderName.CONTACT, leg.dialog().contact()).build());
        } else if (agreed && !early.isOpen() && !reliable.holdsAnswer()) {
            early.take(second, request, leg.dialog());
        } else {
            second.respond(leg.agent().replies().later(request, leg.dialog().localTag()));
        }
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
