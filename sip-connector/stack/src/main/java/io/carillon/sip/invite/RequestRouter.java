package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions;
import io.carillon.sip.transaction.TransactionUser;
import io.carillon.sip.transport.Flow;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings each request to its verb. Inside a dialog both tags and the source are checked first, and nothing of the
 * dialog changes before that: a forged request must not even use up a sequence number.
 */
final class RequestRouter implements TransactionUser {
    private final Agent agent;
    private final Map<String, Verb> outside;
    private final Map<String, DialogVerb> inside;
    private final CancelReceived cancels;
    private final AckReceived acks;

    RequestRouter(Agent agent) {
        this.agent = agent;
        this.outside = Map.of(
                "INVITE", new InviteReceived(agent),
                "REGISTER", new RegisterReceived(agent),
                "SUBSCRIBE", new SubscribeReceived(agent),
                "PUBLISH", new PublishReceived(agent),
                "MESSAGE", new MessageReceived(agent));
        this.inside = Map.of(
                "INVITE", new ReInviteReceived(),
                "UPDATE", new UpdateReceived(),
                "BYE", new ByeReceived(),
                "INFO", new InfoReceived(),
                "PRACK", new PrackReceived(),
                "REFER", new ReferReceived(agent),
                "OPTIONS", new OptionsReceived());
        this.cancels = new CancelReceived(agent);
        this.acks = new AckReceived(agent);
    }

    @Override
    public void onOpen(SipTransactions transactions) {
        agent.open(transactions);
    }

    @Override
    public void onRequest(ServerTransaction transaction, SipRequest request) {
        String toTag = request.toTag();
        if (toTag == null) {
            outside(transaction, request);
            return;
        }
        Leg leg = agent.dialogs().find(request.callId(), toTag);
        if (leg == null && request.is("SUBSCRIBE")) {
            // of a subscription, whose dialogs are the application's; it proves itself each time
            outside(transaction, request);
        } else if (leg == null || !leg.dialog().isFrom(request.fromTag())) {
            agent.counters().unknownDialogs.increment();
            agent.replies().send(transaction, request, 481, toTag);
        } else if (comesFrom(leg, transaction, request)) {
            if (!leg.serial().offer(() -> inDialog(leg, transaction, request))) {
                agent.replies().send(transaction, request, 503, toTag);
            }
        }
    }

    private void outside(ServerTransaction transaction, SipRequest request) {
        Replies replies = agent.replies();
        Replies.Refusal refusal = RequestChecks.check(request);
        Verb verb = outside.get(request.method());
        if (refusal != null || verb == null) {
            Replies.Refusal said = refusal == null
                    ? Replies.Refusal.with(405, HeaderName.ALLOW, List.of(Replies.ALLOW_ALL))
                    : refusal;
            transaction.respond(replies.refusal(request, said, agent.transactions().newToken()));
            return;
        }
        try {
            verb.received(transaction, request);
        } catch (MalformedHeader malformed) {
            malformed(transaction, request, malformed, agent.transactions().newToken());
        }
    }

    /** Whether a request comes from where the other end is, or from somebody who proves to be the other end. */
    private boolean comesFrom(Leg leg, ServerTransaction transaction, SipRequest request) {
        if (leg.dialog().knows(transaction.flow().remote())) {
            return true;
        }
        String source = transaction.flow().remote().host();
        if (leg.isOfTrunkAt(source)) {
            return true;
        }
        DigestVerdict verdict = agent.gate().judge(
                request, Challenges.credentials(request), transaction.flow(), leg.tenant());
        String tag = leg.dialog().localTag();
        if (verdict instanceof DigestVerdict.Proven proven) {
            if (leg.isOwnedBy(proven.credential().aor())) {
                leg.serial().run(() -> leg.dialog().moved(transaction.flow().remote()));
                return true;
            }
            agent.replies().send(transaction, request, 403, tag);
        } else {
            agent.counters().strangers.increment();
            AgentLog.SECURITY.strangerInDialog(request.method(), source, request.callId());
            transaction.respond(Challenges.refusal(agent.replies(), request, tag, verdict));
        }
        return false;
    }

    private void inDialog(Leg leg, ServerTransaction transaction, SipRequest request) {
        String tag = leg.dialog().localTag();
        if (!leg.dialog().accepts(Objects.requireNonNullElse(request.fromTag(), ""), request.cseq().number())) {
            agent.counters().outOfOrder.increment();
            transaction.respond(agent.replies().refusal(
                    request, Replies.Refusal.of(500, "CSeq is out of order"), tag));
            return;
        }
        DialogVerb verb = inside.get(request.method());
        if (verb == null) {
            transaction.respond(agent.replies().refusal(
                    request, Replies.Refusal.with(405, HeaderName.ALLOW, List.of(Replies.ALLOW)), tag));
            return;
        }
        try {
            verb.received(leg, transaction, request);
        } catch (MalformedHeader malformed) {
            malformed(transaction, request, malformed, tag);
        }
    }

    private void malformed(ServerTransaction transaction, SipRequest request, MalformedHeader malformed, String tag) {
        transaction.respond(agent.replies().refusal(
                request, Replies.Refusal.of(400, malformed.getMessage()), tag));
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        acks.received(ack, flow);
    }

    @Override
    public void onTransportFailure(ServerTransaction transaction, String reason) {
        Leg leg = agent.dialogs().asker(transaction);
        if (leg != null) {
            leg.serial().run(() -> leg.phase().undeliverable(transaction));
        }
    }

    @Override
    public void onFlowGone(SipPeer peer) {
        agent.flows().gone(peer);
    }

    @Override
    public void onCancel(ServerTransaction invite, SipRequest cancel) {
        cancels.received(invite, cancel);
    }
}
