package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;

/** The device's change of a session: a re-INVITE or UPDATE that waits for our answer, then for its ACK. */
final class TheirOffer {
    private final Leg leg;
    private final Session session;
    private ServerTransaction transaction;
    private SipRequest request;
    private Accepted accepted;
    private boolean answerInAck;

    TheirOffer(Leg leg, Session session) {
        this.leg = leg;
        this.session = session;
    }

    /** Whether we owe an answer, or wait for one that the ACK brings. */
    boolean isOpen() {
        return transaction != null || accepted != null && answerInAck;
    }

    /** Takes a re-INVITE; false when an earlier one is not settled yet. */
    boolean invite(ServerTransaction incoming, SipRequest invite) throws MalformedHeader {
        if (isOpen()) {
            return false;
        }
        if (accepted != null) {
            // a new INVITE says as well as an ACK that our 200 arrived
            accepted.stop();
            accepted = null;
        }
        take(incoming, invite);
        return true;
    }

    /** Takes an UPDATE with an offer; false when an earlier offer is not settled yet. */
    boolean update(ServerTransaction incoming, SipRequest update) throws MalformedHeader {
        if (isOpen()) {
            return false;
        }
        take(incoming, update);
        return true;
    }

    private void take(ServerTransaction incoming, SipRequest asked) throws MalformedHeader {
        SdpBody offer = Bodies.offer(asked);
        if (offer instanceof SdpBody.Bad bad) {
            Cause cause = new Cause(bad.status(), 88, bad.reason());
            incoming.respond(leg.agent().replies().ending(asked, cause, leg.dialog().localTag()));
            return;
        }
        asked.contacts(); // a malformed Contact is refused now, not when the answer is ready
        transaction = incoming;
        request = asked;
        leg.agent().dialogs().asks(incoming, leg);
        if (asked.is("INVITE")) {
            leg.agent().replies().send(incoming, asked, 100, null);
        }
        leg.events().offered(leg, offer);
    }

    void answer(SessionDescription sdp) {
        if (transaction == null) {
            session.ignore("answer to an offer");
            return;
        }
        boolean delayed = request.bodyLength() == 0;
        try {
            leg.dialog().retarget(request, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
        }
        ResponseBuilder response = leg.agent().replies().start(request, 200, leg.dialog().localTag())
                .header(HeaderName.CONTACT, leg.dialog().contact())
                .header(HeaderName.ALLOW, Replies.ALLOW)
                .body(Replies.SDP, delayed ? leg.session().offer(sdp) : leg.session().answer(sdp));
        if (leg.isTimed()) {
            leg.timer().answer(request, response);
        }
        ServerTransaction answered = transaction;
        transaction = null;
        leg.agent().dialogs().answered(answered);
        if (request.is("INVITE")) {
            answerInAck = delayed;
            accepted = new Accepted(leg, answered, response.build(), request.cseq().number(), this::ackMissing);
            request = null;
            if (!accepted.send()) {
                accepted = null;
                answerInAck = false;
            }
        } else {
            request = null;
            answered.respond(response.build());
        }
        session.settled();
    }

    void decline(Cause cause) {
        if (transaction == null) {
            session.ignore("refusal of an offer");
            return;
        }
        Cause said = cause.sip() < 400 ? Cause.NOT_ACCEPTABLE : cause;
        refuse(said);
        session.settled();
    }

    void ack(SipRequest ack, SipPeer source) {
        boolean stranger = answerInAck && !leg.dialog().knows(source);
        if (accepted == null || stranger || !accepted.acknowledgedBy(ack.cseq().number())) {
            session.ignore("ACK");
            return;
        }
        accepted = null;
        if (answerInAck) {
            answerInAck = false;
            SessionDescription answer = Bodies.answer(ack);
            if (answer == null) {
                leg.events().offerRefused(leg, Cause.NOT_ACCEPTABLE);
            } else {
                leg.events().offerAnswered(leg, answer);
            }
        }
        session.settled();
    }

    /** The device takes its re-INVITE back; a late answer of ours is ignored then. */
    void cancelled(ServerTransaction cancelled) {
        if (transaction != null && transaction == cancelled) {
            refuse(Cause.CANCELLED);
            session.settled();
        }
    }

    void close() {
        if (accepted != null) {
            accepted.stop();
        }
        if (transaction != null) {
            refuse(Cause.CANCELLED);
        }
    }

    private void refuse(Cause cause) {
        leg.agent().dialogs().answered(transaction);
        transaction.respond(leg.agent().replies().ending(request, cause, leg.dialog().localTag()));
        transaction = null;
        request = null;
    }

    /** RFC 3261 section 14.2: without an ACK to the re-INVITE the session ends. */
    private void ackMissing() {
        session.lost(new Cause(408, 102, "No ACK"));
    }
}
