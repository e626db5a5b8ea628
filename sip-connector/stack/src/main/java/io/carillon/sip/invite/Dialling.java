package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.DialRequest;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.RequestBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** An outbound leg that nobody has answered yet (RFC 3261 section 13.2). */
final class Dialling implements LegPhase, InviteSent.Outcome {
    private static final int MOST_TRIES = 3;
    /** It has answered before we have (RFC 3261 section 14.2). */
    private static final Cause PENDING = new Cause(491, 127, "Request Pending");

    private final Leg leg;
    private final Deque<Way> ways = new ArrayDeque<>();
    private final TrunkInvite trunk;
    private DialRequest request;
    private InviteSent invite;
    private SipPeer destination;
    private Cause cancelled;
    private SessionDescription early;
    private boolean heard;
    /** Null as long as the far end says nothing reliably: most phones never do. */
    private EarlyDialogs branches;
    private EarlyOffer theirs;
    private String earlyBranch;
    /** What the branch that is being answered has offered. */
    private SipRequest offering;
    private long expires;
    private long expiresAtLeast;
    private int tries;

    Dialling(Leg leg, DialRequest request) {
        this.leg = leg;
        this.request = request;
        this.trunk = request.target().trunk() == null ? null : new TrunkInvite(leg, request.target().trunk());
        this.expires = leg.agent().config().sessions().sessionExpires().toSeconds();
    }

    /**
     * Sends the INVITE the first of these ways, and on the next as long as nobody there is in service (RFC 3263
     * section 4.3, RFC 5626 section 5.3). Nothing happens when the leg was ended while the name was looked up.
     */
    void send(List<Way> all) {
        if (leg.phase() != this) {
            return;
        }
        all.stream().filter(way -> !request.sips() || way.isSips()).forEach(ways::add);
        if (ways.isEmpty()) {
            reject(Reasons.SIPS_NOT_ALLOWED);
            return;
        }
        next();
    }

    private void next() {
        Way way = ways.remove();
        if (way.target() != request.target()) {
            request = request.by(way.target());
            leg.dialog().aim(way.target().uri(), way.target().path().isEmpty());
        }
        SipPeer where = way.where();
        SipPeer local = leg.agent().transactions().sockets().localFor(where);
        Dialog dialog = leg.dialog();
        String domain = trunk == null ? Agent.host(local) : trunk.domain(Agent.host(local));
        dialog.locate(where, Agent.contact(scheme(), leg.id().value(), local));
        dialog.name(Parties.from(request.shown(), domain, dialog.localTag(), request.notes().verified()));
        destination = where;
        leg.agent().counters().invitesSent.increment();
        sendInvite(domain);
    }

    private void sendInvite(String domain) {
        tries++;
        RequestBuilder message = leg.sessionRequest(
                leg.dialog().invite(Math.max(0, request.hops()), request.target().path()));
        message.header(HeaderName.SUPPORTED, RequestChecks.EXTENSIONS);
        SessionTimer.ask(message, expires, Math.max(expiresAtLeast, leg.agent().config().sessions().minSe().toSeconds()));
        Courtesies.passOn(message, request, leg.agent().passing());
        Courtesies.add(message, request, domain);
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
        return SipUri.isSips(request.target().uri()) ? "sips" : "sip";
    }

    /** It wants to be asked less often whether it is still there (RFC 4028 section 7.3): once more, as it likes. */
    private boolean sentAgain(SipResponse response) {
        long least = SessionTimer.least(response);
        if (response.status() != 422 || least <= expires || tries >= MOST_TRIES || cancelled != null) {
            return false;
        }
        expires = least;
        expiresAtLeast = least;
        sendOther();
        return true;
    }

    /** It will not look at audio with keys, though it need not take them: once more without, as long as nobody was rung. */
    private boolean sentWithoutKeys(SipResponse response) {
        SessionDescription clear = request.offer().withoutWishedKeys();
        boolean refused = response.status() == 488 || response.status() == 606;
        if (!refused || clear == request.offer() || heard || cancelled != null) {
            return false;
        }
        request = request.offering(clear);
        sendOther();
        return true;
    }

    /** Another INVITE in place of the one that was refused. */
    private void sendOther() {
        String host = Agent.host(leg.agent().transactions().sockets().localFor(destination));
        if (trunk != null) {
            trunk.forgetCredentials();
        }
        sendInvite(trunk == null ? host : trunk.domain(host));
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
        leg.dialog().early(response.toTag());
        boolean reliable = EarlyDialogs.isReliable(response);
        if (reliable && !branches().acknowledge(response)) {
            return;
        }
        SessionDescription answer = Bodies.answer(response);
        if (answer != null) {
            early = answer;
            earlyBranch = response.toTag();
        }
        if (reliable && answer != null) {
            branches().settle(response.toTag(), answer);
        }
        if (cancelled == null) {
            leg.events().progressed(leg, response.status(), answer);
        }
    }

    @Override
    public void accepted(SipResponse response) {
        closeOffer(PENDING);
        Dialog dialog = leg.dialog();
        boolean sound = true;
        try {
            dialog.establishFrom2xx(response, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored(malformed.getMessage());
            sound = false;
        }
        // RFC 3262 section 5: a description that was acknowledged stands, whatever the 2xx repeats
        SessionDescription agreed = branches == null ? null : branches.settled(response.toTag());
        SessionDescription inThis = agreed == null ? Bodies.answer(response) : agreed;
        boolean sameBranch = Objects.equals(earlyBranch, response.toTag());
        SessionDescription answer = inThis == null && response.bodyLength() == 0 && sameBranch ? early : inThis;
        if (cancelled == null && sound && answer != null) {
            leg.become(new Session(leg));
            invite.acknowledge(dialog);
            if (response.has(HeaderName.SESSION_EXPIRES)) {
                leg.timer().take(response);
            }
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
        if ((response.status() == 503 || response.status() == Way.FLOW_FAILED) && mayGoOn()) {
            next();
            return;
        }
        if (sentAgain(response) || sentWithoutKeys(response)) {
            return;
        }
        String instead = cancelled == null ? Redirections.number(response) : null;
        if (instead == null) {
            reject(cancelled != null ? cancelled : Reasons.of(response));
            return;
        }
        closeOffer(Cause.CANCELLED);
        leg.over(true);
        leg.events().redirected(leg, Reasons.of(response), instead);
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
        return cancelled == null && !heard && !ways.isEmpty();
    }

    private EarlyDialogs branches() {
        if (branches == null) {
            branches = new EarlyDialogs(leg);
        }
        return branches;
    }

    private void closeOffer(Cause why) {
        if (theirs != null) {
            theirs.decline(why);
        }
    }

    private void reject(Cause cause) {
        closeOffer(Cause.CANCELLED);
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

    /**
     * Our offer is open until a reliable response has answered it (RFC 3311 section 5.2); from then on the far end may
     * offer, each branch by itself. It is heard from then on, until another has something to say. Where it says it is, its
     * further PRACKs go.
     */
    @Override
    public void update(ServerTransaction transaction, SipRequest update) throws MalformedHeader {
        boolean agreed = branches != null && branches.settled(update.fromTag()) != null;
        Dialog branch = branches == null ? null : branches.dialog(update.fromTag());
        if (update.bodyLength() == 0) {
            if (branch != null) {
                branch.retarget(update, leg.agent().resolver());
            }
            transaction.respond(leg.agent().replies().start(update, 200, leg.dialog().localTag())
                    .header(HeaderName.CONTACT, leg.dialog().contact()).build());
        } else if (agreed && cancelled == null && (theirs == null || !theirs.isOpen())) {
            theirs = theirs == null ? new EarlyOffer(leg) : theirs;
            offering = update;
            theirs.take(transaction, update, branch);
        } else {
            leg.agent().replies().send(transaction, update, 491, leg.dialog().localTag());
        }
    }

    @Override
    public void answerOffer(SessionDescription sdp) {
        if (theirs == null || !theirs.answer(sdp)) {
            ignore("answer to an offer");
            return;
        }
        SessionDescription theirOffer = Bodies.answer(offering);
        if (theirOffer != null) {
            branches.settle(offering.fromTag(), theirOffer);
        }
    }

    @Override
    public void declineOffer(Cause cause) {
        if (theirs == null || !theirs.decline(cause)) {
            ignore("refusal of an offer");
        }
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
