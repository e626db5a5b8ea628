package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.DialRequest;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** An outbound leg that nobody has answered yet (RFC 3261 section 13.2). */
final class Dialling implements LegPhase, InviteSent.Outcome {
    private final Leg leg;
    private final DialRequest request;
    private final Deque<SipPeer> targets = new ArrayDeque<>();
    private final TrunkInvite trunk;
    private InviteSent invite;
    private SipPeer destination;
    private Cause cancelled;
    private SessionDescription early;
    private boolean heard;

    Dialling(Leg leg, DialRequest request) {
        this.leg = leg;
        this.request = request;
        this.trunk = request.target().trunk() == null ? null : new TrunkInvite(leg, request.target().trunk());
    }

    /**
     * Sends the INVITE to the first of these, and on to the next as long as nobody there is in service (RFC 3263
     * section 4.3). Nothing happens when the leg was ended while the name was looked up.
     */
    void send(List<SipPeer> all) {
        if (leg.phase() != this) {
            return;
        }
        targets.addAll(all);
        next();
    }

    private void next() {
        SipPeer where = targets.remove();
        SipPeer local = leg.agent().transactions().sockets().localFor(where);
        Dialog dialog = leg.dialog();
        String domain = trunk == null ? Agent.host(local) : trunk.domain(Agent.host(local));
        dialog.locate(where, Agent.contact(scheme(), leg.id().value(), local));
        dialog.name(Parties.from(request.shown(), domain, dialog.localTag()));
        destination = where;
        leg.agent().counters().invitesSent.increment();
        sendInvite(domain);
    }

    private void sendInvite(String domain) {
        RequestBuilder message = leg.sessionRequest(
                leg.dialog().invite(Math.max(0, request.hops()), request.target().path()));
        Courtesies.add(message, request.notes(), domain);
        byte[] sdp = leg.session().offer(request.offer());
        if (trunk == null) {
            message.body(Replies.SDP, sdp);
        } else {
            trunk.complete(message, domain, sdp);
        }
        invite = new InviteSent(leg, true, this);
        invite.send(message.build(), destination);
    }

    private String scheme() {
        return request.target().uri().regionMatches(true, 0, "sips:", 0, 5) ? "sips" : "sip";
    }

    void unreachable(Cause cause) {
        if (leg.phase() == this) {
            reject(cause);
        }
    }

    @Override
    public void end(Cause cause) {
        if (cancelled != null) {
            ignore("ending it again");
            return;
        }
        cancelled = cause;
        if (invite != null) {
            invite.cancel(cause);
        } else {
            reject(cause);
        }
    }

    @Override
    public void progressed(SipResponse response) {
        heard = true;
        SessionDescription answer = Bodies.answer(response);
        early = answer == null ? early : answer;
        if (cancelled == null) {
            leg.events().progressed(leg, response.status(), answer);
        }
    }

    @Override
    public void accepted(SipResponse response) {
        Dialog dialog = leg.dialog();
        boolean sound = true;
        try {
            dialog.establishFrom2xx(response, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
            sound = false;
        }
        SessionDescription inThis = Bodies.answer(response);
        SessionDescription answer = inThis == null && response.bodyLength() == 0 ? early : inThis;
        if (cancelled == null && sound && answer != null) {
            leg.become(new Session(leg));
            invite.acknowledge(dialog);
            leg.events().answered(leg, answer);
            return;
        }
        // acknowledged in any case, or the device would repeat its 200 and then believe in a call
        Cause cause = cancelled != null ? cancelled : Cause.NOT_ACCEPTABLE;
        leg.over(false);
        invite.acknowledge(dialog);
        leg.sendBye(cause);
        leg.events().rejected(leg, cause);
    }

    @Override
    public void refused(SipResponse response) {
        if (cancelled == null && trunk != null && trunk.canAnswer(response, request.target().uri())) {
            sendInvite(trunk.domain(Agent.host(destination)));
            return;
        }
        if (response.status() == 503 && mayGoOn()) {
            next();
            return;
        }
        reject(cancelled != null ? cancelled : Reasons.of(response));
    }

    @Override
    public void lost(Cause cause) {
        if (mayGoOn()) {
            next();
            return;
        }
        reject(cancelled != null ? cancelled : cause);
    }

    /** Not once a telephone has rung: nobody wants to be called twice. */
    private boolean mayGoOn() {
        return cancelled == null && !heard && !targets.isEmpty();
    }

    private void reject(Cause cause) {
        leg.over(true);
        leg.events().rejected(leg, cause);
    }

    /** There is no dialog yet that a BYE could belong to. */
    @Override
    public void bye(ServerTransaction transaction, SipRequest bye) {
        leg.agent().replies().send(transaction, bye, 481, leg.dialog().localTag());
    }

    @Override
    public void invite(ServerTransaction transaction, SipRequest request) {
        leg.agent().replies().send(transaction, request, 491, leg.dialog().localTag());
    }

    /** Our offer is still open (RFC 3311 section 5.2). */
    @Override
    public void update(ServerTransaction transaction, SipRequest update) {
        leg.agent().replies().send(transaction, update, 491, leg.dialog().localTag());
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
