package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;

/** An inbound leg that we answered and whose ACK is under way (RFC 3261 section 13.3.1.4). */
final class Unacknowledged implements LegPhase {
    private final Leg leg;
    private final boolean ourOffer;
    private Accepted accepted;
    private Cause endWanted;
    private SessionDescription offerWanted;

    /** @param ourOffer whether the 200 carries an offer, whose answer the ACK brings */
    Unacknowledged(Leg leg, boolean ourOffer) {
        this.leg = leg;
        this.ourOffer = ourOffer;
    }

    void waitFor(Accepted response) {
        accepted = response;
    }

    /** A BYE must wait for the ACK or for the end of the waiting (section 15). */
    @Override
    public void end(Cause cause) {
        if (endWanted != null) {
            ignore("ending it again");
            return;
        }
        endWanted = cause;
    }

    @Override
    public void offer(SessionDescription sdp) {
        offerWanted = sdp;
    }

    @Override
    public void ack(SipRequest ack, SipPeer source) {
        // an answer decides where audio goes: only from where the caller is
        boolean stranger = ourOffer && !leg.dialog().knows(source);
        if (stranger || !accepted.acknowledgedBy(ack.cseq().number())) {
            ignore("ACK");
            return;
        }
        Session session = new Session(leg);
        leg.become(session);
        SessionDescription answer = ourOffer ? Bodies.answer(ack) : null;
        if (endWanted != null) {
            session.end(endWanted);
        } else if (ourOffer && answer == null) {
            session.end(Cause.NOT_ACCEPTABLE);
        } else {
            leg.events().confirmed(leg, answer);
            if (offerWanted != null) {
                session.offer(offerWanted);
            }
        }
    }

    void ackMissing() {
        if (leg.phase() == this) {
            leg.over(false);
            Cause cause = endWanted == null ? new Cause(408, 102, "No ACK") : endWanted;
            leg.sendBye(cause);
            leg.events().ended(leg, cause, endWanted == null);
        }
    }

    @Override
    public void bye(ServerTransaction transaction, SipRequest bye) {
        accepted.stop();
        leg.over(true);
        leg.agent().replies().send(transaction, bye, 200, leg.dialog().localTag());
        leg.events().ended(leg, Reasons.of(bye, Cause.NORMAL_CLEARING), true);
    }

    /** It overtook the ACK of the first INVITE: once more in a moment. */
    @Override
    public void invite(ServerTransaction transaction, SipRequest invite) {
        transaction.respond(leg.agent().replies().later(invite, leg.dialog().localTag()));
    }

    /** RFC 3311 section 5.2: 491 while an offer of ours is open, else just a moment. */
    @Override
    public void update(ServerTransaction transaction, SipRequest update) throws MalformedHeader {
        if (ourOffer && update.bodyLength() > 0) {
            leg.agent().replies().send(transaction, update, 491, leg.dialog().localTag());
        } else {
            transaction.respond(leg.agent().replies().later(update, leg.dialog().localTag()));
        }
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
