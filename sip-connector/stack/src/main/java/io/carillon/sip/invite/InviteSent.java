package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.OutboundRequest;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ClientListener;
import io.carillon.sip.transaction.ClientTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An INVITE or re-INVITE of ours. Tells the first outcome, acknowledges every 2xx however often it comes, and ends the
 * calls of further branches when a proxy downstream forked the INVITE (RFC 3261 section 13.2.2.4). Works on after the
 * leg is over, because 2xx do come late.
 */
final class InviteSent implements ClientListener {
    private static final int MOST_BRANCHES = 16;

    private final Leg leg;
    private final Outcome outcome;
    private final boolean first;
    private final Map<String, Acknowledged> acknowledged = new HashMap<>(2);
    private long cseq;
    private ClientTransaction transaction;
    private boolean done;

    private record Acknowledged(SipRequest ack, SipPeer where) {}

    /** @param first whether this is the INVITE that makes the dialog */
    InviteSent(Leg leg, boolean first, Outcome outcome) {
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
        transaction = leg.agent().transactions().send(invite, where, this);
    }

    void cancel(Cause cause) {
        if (!done && transaction != null) {
            transaction.cancel(Reasons.header(cause));
        }
    }

    /** Acknowledges a 2xx whose dialog is known now. */
    void acknowledge(Dialog dialog) {
        SipPeer where = dialog.nextHop();
        SipRequest ack = leg.agent().transactions().sendAck(dialog.ack(cseq).build(), where);
        acknowledged.put(Objects.requireNonNullElse(dialog.remoteTag(), ""), new Acknowledged(ack, where));
    }

    @Override
    public void onResponse(ClientTransaction from, SipResponse response) {
        leg.serial().run(() -> received(response));
    }

    @Override
    public void onTimeout(ClientTransaction from) {
        leg.serial().run(() -> lost(Cause.TIMEOUT));
    }

    @Override
    public void onTransportFailure(ClientTransaction from, String reason) {
        leg.serial().run(() -> lost(new Cause(480, 27, "Destination out of order")));
    }

    private void received(SipResponse response) {
        if (response.isProvisional()) {
            if (!done && response.status() > 100) {
                outcome.progressed(response);
            }
            return;
        }
        if (response.isSuccess()) {
            succeeded(response);
        } else if (!done) {
            done = true;
            outcome.refused(response);
        }
    }

    private void succeeded(SipResponse response) {
        Acknowledged before = acknowledged.get(Objects.requireNonNullElse(response.toTag(), ""));
        if (before != null) {
            leg.agent().transactions().resend(before.ack(), before.where());
        } else if (!done) {
            done = true;
            outcome.accepted(response);
        } else if (first && acknowledged.size() < MOST_BRANCHES) {
            endBranch(response);
        }
    }

    /** Another branch answered too late: the call has its answer. */
    private void endBranch(SipResponse response) {
        leg.agent().counters().forks.increment();
        Dialog branch = leg.dialog().fork();
        try {
            branch.establishFrom2xx(response, leg.agent().resolver());
        } catch (MalformedHeader malformed) {
            leg.ignored("2xx of a branch: " + malformed.getMessage());
            return;
        }
        acknowledge(branch);
        leg.agent().transactions().send(branch.request("BYE").build(), branch.nextHop(), new ByeSent(() -> { }));
    }

    private void lost(Cause cause) {
        if (!done) {
            done = true;
            outcome.lost(cause);
        }
    }
}
