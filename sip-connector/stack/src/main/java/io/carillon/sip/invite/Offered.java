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

    /** @param delayedOffer whether the INVITE had no offer, so that our answer makes one */
    Offered(Leg leg, ServerTransaction transaction, SipRequest invite, boolean delayedOffer) {
        this.leg = leg;
        this.transaction = transaction;
        this.invite = invite;
        this.delayedOffer = delayedOffer;
    }

    @Override
    public void provisional(int status, SessionDescription answer) {
        if (status <= 100 || status > 199) {
            ignore("status " + status);
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

    /** RFC 3261 section 13.3.1.1: said again each minute, or proxies on the way take the silence for a dead end. */
    private void remindLater() {
        if (reminder == null) {
            Duration minute = leg.agent().transactions().timers().t1().multipliedBy(MINUTE);
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
        if (reminder != null) {
            reminder.cancel();
        }
    }

    @Override
    public void accept(SessionDescription sdp) {
        byte[] body = delayedOffer ? leg.session().offer(sdp) : leg.session().answer(sdp);
        stopReminding();
        leg.agent().dialogs().answered(transaction);
        Unacknowledged next = new Unacknowledged(leg, delayedOffer);
        Accepted accepted = new Accepted(
                leg, transaction, start(200).body(Replies.SDP, body).build(), invite.cseq().number(), next::ackMissing);
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

    /** RFC 3311 section 5.2: the first offer is not answered yet. Without an offer it only refreshes the target. */
    @Override
    public void update(ServerTransaction second, SipRequest request) throws MalformedHeader {
        if (request.bodyLength() > 0) {
            second.respond(leg.agent().replies().later(request, leg.dialog().localTag()));
            return;
        }
        leg.dialog().retarget(request, leg.agent().resolver());
        second.respond(leg.agent().replies().start(request, 200, leg.dialog().localTag())
                .header(HeaderName.CONTACT, leg.dialog().contact()).build());
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
