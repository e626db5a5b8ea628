package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import java.util.Objects;

/**
 * An INVITE or re-INVITE of ours. Tells the first outcome, acknowledges every 2xx however often it comes, and ends the
 * calls of further branches when a proxy downstream forked the INVITE (RFC 3261 section 13.2.2.4). Works on after the
 * leg is over, because 2xx do come late.
 */
final class InviteSent implements ClientListener {
    private static final int MOST_BRANCHES = 16;

    private final Requested.Trusted who;
    private final Agent agent;
    private final LegSerial serial;
    private final boolean first;
    private final boolean direct;
    /** Null once there is an outcome: what then still comes is repeated, and must not keep an ended call in memory. */
    private Leg leg;
    private Outcome outcome;
    private Acknowledged acknowledged;
    private int branches;
    private long cseq;
    private SipPeer sentTo;
    private ClientTransaction transaction;

    /** The ACK of one branch; those of further branches behind it. */
    private record Acknowledged(String tag, SipRequest ack, SipPeer where, Acknowledged others) {}

    /** @param first whether this is the INVITE that makes the dialog */
    InviteSent(Leg leg, boolean first, Outcome outcome) {
        this.who = Requested.Trusted.of(leg);
        this.agent = leg.agent();
        this.serial = leg.serial();
        this.direct = leg.dialog().isDirect();
        this.leg = leg;
        this.first = first;
        this.outcome = outcome;
    }

    /** What became of it; called in the leg's serial. Exactly one of the last three comes. */
    interface Outcome {
        void progressed(SipResponse response);

        /** 2xx; to be acknowledged by {@link InviteSent#acknowledge}. */
        void accepted(SipResponse response);

        void refused(SipResponse response);

        /** No answer at all. */
        void lost(Cause cause);
    }

    void send(OutboundRequest invite, SipPeer where) {
        cseq = leg.dialog().lastCseq();
        sentTo = where;
        transaction = agent.transactions().send(invite, where, this);
    }

    void cancel(Cause cause) {
        if (outcome != null && transaction != null) {
            transaction.cancel(Reasons.header(cause));
        }
    }

    /** Acknowledges a 2xx whose dialog is known now. */
    void acknowledge(Dialog dialog) {
        SipPeer where = agent.hop(dialog);
        SipRequest ack = agent.transactions().sendAck(dialog.ack(cseq).build(), where);
        acknowledged = new Acknowledged(Objects.requireNonNullElse(dialog.remoteTag(), ""), ack, where, acknowledged);
        branches++;
    }

    @Override
    public void onResponse(ClientTransaction from, SipResponse response) {
        serial.run(() -> received(response));
    }

    @Override
    public void onTimeout(ClientTransaction from) {
        serial.run(() -> lost(Cause.TIMEOUT));
    }

    @Override
    public void onTransportFailure(ClientTransaction from, String reason) {
        serial.run(() -> lost(new Cause(480, 27, "Destination out of order")));
    }

    private void received(SipResponse response) {
        if (response.isProvisional()) {
            if (outcome != null && response.status() > 100) {
                outcome.progressed(response);
            }
            return;
        }
        if (response.isSuccess()) {
            succeeded(response);
        } else if (outcome != null) {
            settled().refused(response);
        }
    }

    /** The one to be told; nobody is any more after that. */
    private Outcome settled() {
        Outcome last = outcome;
        outcome = null;
        leg = null;
        transaction = null;
        return last;
    }

    private void succeeded(SipResponse response) {
        Acknowledged before = of(Objects.requireNonNullElse(response.toTag(), ""));
        if (before != null) {
            agent.transactions().resend(before.ack(), before.where());
        } else if (outcome != null) {
            settled().accepted(response);
        } else if (first && branches < MOST_BRANCHES) {
            endBranch(response);
        }
    }

    private Acknowledged of(String tag) {
        Acknowledged one = acknowledged;
        while (one != null && !one.tag().equals(tag)) {
            one = one.others();
        }
        return one;
    }

    /** Another branch answered too late: the call has its answer. */
    private void endBranch(SipResponse response) {
        agent.counters().forks.increment();
        Dialog branch;
        try {
            branch = Dialog.ofBranch(response, sentTo, direct, cseq);
            branch.establishFrom2xx(response, agent.resolver());
        } catch (MalformedHeader malformed) {
            agent.counters().ignored.increment();
            AgentLog.SIP.ignored(response.callId(), "2xx of a branch: " + malformed.getMessage());
            return;
        }
        acknowledge(branch);
        Requested.send(who, () -> branch.request("BYE"), () -> agent.hop(branch), new ByeSent(() -> { }));
    }

    private void lost(Cause cause) {
        if (outcome != null) {
            settled().lost(cause);
        }
    }
}
