package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.InfoBody;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * A leg whose two ends talk. Offers go both ways but never at the same time (RFC 3264 section 4, RFC 3261 section 14):
 * what is on its way from us is {@link OurOffer}, what waits for our answer is {@link TheirOffer}; the rules between
 * them are here.
 */
final class Session implements LegPhase {
    private final Leg leg;
    private final OurOffer ours;
    private final TheirOffer theirs;
    private Referral referral;
    private boolean referredBefore;

    Session(Leg leg) {
        this.leg = leg;
        this.ours = new OurOffer(leg, this);
        this.theirs = new TheirOffer(leg, this);
    }

    @Override
    public void end(Cause cause) {
        close();
        leg.over(false);
        leg.sendBye(cause);
        leg.events().ended(leg, cause, false);
    }

    @Override
    public void bye(ServerTransaction transaction, SipRequest bye) {
        close();
        leg.over(true);
        leg.agent().replies().send(transaction, bye, 200, leg.dialog().localTag());
        leg.events().ended(leg, Reasons.of(bye, Cause.NORMAL_CLEARING), true);
    }

    /** The far end is gone or does not know the dialog any more (RFC 3261 section 12.2.1.2). */
    @Override
    public void lost(Cause cause) {
        if (leg.phase() == this) {
            close();
            leg.over(false);
            leg.sendBye(cause);
            leg.events().ended(leg, cause, true);
        }
    }

    private void close() {
        ours.close();
        theirs.close();
        if (referral != null) {
            referral.close();
            referral = null;
        }
    }

    /** One transfer at a time: what comes meanwhile has to wait (RFC 3261 section 21.4.27). */
    @Override
    public boolean refer(ServerTransaction transaction, SipRequest refer, Referral.Wish wish) {
        if (referral != null) {
            leg.agent().replies().send(transaction, refer, 491, leg.dialog().localTag());
            return true;
        }
        referral = new Referral(leg, transaction, refer, referredBefore);
        referredBefore = true;
        leg.agent().dialogs().asks(transaction, leg);
        leg.events().transferAsked(leg, wish.transfer());
        return true;
    }

    @Override
    public void inform(InfoBody info) {
        leg.say(() -> leg.request("INFO").header(HeaderName.CONTACT, leg.dialog().contact())
                .body(info.contentType(), info.body()));
    }

    @Override
    public void reportTransfer(int status, String phrase) {
        if (referral == null) {
            ignore("report on a transfer");
        } else if (referral.report(status, phrase)) {
            referral = null;
        }
    }

    @Override
    public void offer(SessionDescription sdp) {
        ours.want(sdp, theirs.isOpen());
    }

    @Override
    public boolean refresh() {
        return !theirs.isOpen() && ours.refresh();
    }

    boolean isTheirsOpen() {
        return theirs.isOpen();
    }

    /** Nothing is open any more in one direction: what waited may go. */
    void settled() {
        if (leg.phase() == this && !theirs.isOpen()) {
            ours.next();
        }
    }

    @Override
    public void invite(ServerTransaction transaction, SipRequest invite) throws MalformedHeader {
        if (refusesRefresh(transaction, invite)) {
            return;
        }
        if (ours.isOpen()) {
            glare(transaction, invite);
        } else if (!theirs.invite(transaction, invite)) {
            transaction.respond(leg.agent().replies().later(invite, leg.dialog().localTag()));
        }
    }

    @Override
    public void update(ServerTransaction transaction, SipRequest update) throws MalformedHeader {
        if (refusesRefresh(transaction, update)) {
            return;
        }
        if (update.bodyLength() == 0) {
            leg.dialog().retarget(update, leg.agent().resolver());
            ResponseBuilder ok = leg.agent().replies().start(update, 200, leg.dialog().localTag())
                    .header(HeaderName.CONTACT, leg.dialog().contact());
            if (leg.isTimed()) {
                leg.timer().answer(update, ok);
            }
            transaction.respond(ok.build());
        } else if (ours.isOpen()) {
            glare(transaction, update);
        } else if (!theirs.update(transaction, update)) {
            transaction.respond(leg.agent().replies().later(update, leg.dialog().localTag()));
        }
    }

    private boolean refusesRefresh(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        SipResponse refusal = SessionTimer.tooOften(leg, request);
        if (refusal != null) {
            transaction.respond(refusal);
        }
        return refusal != null;
    }

    private void glare(ServerTransaction transaction, SipRequest request) {
        leg.agent().counters().glares.increment();
        leg.agent().replies().send(transaction, request, 491, leg.dialog().localTag());
    }

    @Override
    public void ack(SipRequest ack, SipPeer source) {
        theirs.ack(ack, source);
    }

    @Override
    public void cancelled(ServerTransaction invite, Cause cause) {
        theirs.cancelled(invite);
    }

    @Override
    public void undeliverable(ServerTransaction transaction) {
        theirs.cancelled(transaction);
    }

    @Override
    public void answerOffer(SessionDescription sdp) {
        theirs.answer(sdp);
    }

    @Override
    public void declineOffer(Cause cause) {
        theirs.decline(cause);
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
