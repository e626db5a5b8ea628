package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * An offer in a PRACK or UPDATE before the call is answered (RFC 3262 section 5, RFC 3311 section 5.1): possible once
 * the first offer has its acknowledged answer. It waits for ours.
 */
final class EarlyOffer {
    private final Leg leg;
    private ServerTransaction transaction;
    private SipRequest request;
    private Dialog refreshed;

    EarlyOffer(Leg leg) {
        this.leg = leg;
    }

    boolean isOpen() {
        return transaction != null;
    }

    /**
     * Takes the offer of a request, or refuses it.
     *
     * @param dialog whose target an UPDATE moves when it is answered (RFC 3311 section 5.1); a PRACK moves none
     */
    void take(ServerTransaction incoming, SipRequest asked, Dialog dialog) throws MalformedHeader {
        SdpBody offer = Bodies.offer(asked);
        if (offer instanceof SdpBody.Bad bad) {
            incoming.respond(leg.agent().replies().ending(
                    asked, new Cause(bad.status(), 88, bad.reason()), leg.dialog().localTag()));
            return;
        }
        if (dialog != null) {
            asked.contacts(); // a malformed Contact is refused now, not when the answer is ready
        }
        transaction = incoming;
        request = asked;
        refreshed = asked.is("UPDATE") ? dialog : null;
        leg.agent().dialogs().asks(incoming, leg);
        leg.events().offered(leg, offer);
    }

    /** False when there is nothing to answer. */
    boolean answer(SessionDescription sdp) {
        if (transaction == null) {
            return false;
        }
        refresh();
        close(leg.agent().replies().start(request, 200, leg.dialog().localTag())
                .header(HeaderName.CONTACT, leg.dialog().contact())
                .body(Replies.SDP, leg.session().answer(sdp)).build());
        return true;
    }

    private void refresh() {
        try {
            if (refreshed != null) {
                refreshed.retarget(request, leg.agent().resolver());
            }
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
        }
    }

    /** False when there is nothing to refuse. */
    boolean decline(Cause cause) {
        if (transaction == null) {
            return false;
        }
        close(leg.agent().replies().ending(request, cause.sip() < 400 ? Cause.NOT_ACCEPTABLE : cause,
                leg.dialog().localTag()));
        return true;
    }

    private void close(io.carillon.sip.message.SipResponse response) {
        ServerTransaction answered = transaction;
        transaction = null;
        request = null;
        refreshed = null;
        leg.agent().dialogs().answered(answered);
        answered.respond(response);
    }
}
