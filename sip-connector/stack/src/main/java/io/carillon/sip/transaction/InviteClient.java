package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HopRequests;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;

/**
 * An INVITE that we sent (RFC 3261 section 17.1.1 with RFC 6026). Acknowledges refusals itself; every 2xx, repeated
 * ones too, goes up, where the ACK is made.
 */
final class InviteClient extends ClientMachine {
    private enum State {
        CALLING,
        PROCEEDING,
        ACCEPTED,
        COMPLETED,
        TERMINATED
    }

    private State state = State.CALLING;
    private SipRequest ack;
    private boolean cancelWanted;
    private boolean cancelSent;
    private String cancelReason;

    InviteClient(TransactionCore core, String branch, Attempt attempt, SipPeer destination, ClientListener listener) {
        super(core, branch, attempt, destination, listener);
    }

    @Override
    boolean isUnheard() {
        return state == State.CALLING;
    }

    @Override
    boolean isPending() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    @Override
    void markTerminated() {
        state = State.TERMINATED;
    }

    @Override
    long longestInterval() {
        return Long.MAX_VALUE / 4;
    }

    @Override
    void onResponse(SipResponse response) {
        if (response.isProvisional()) {
            onProvisional(response);
        } else if (response.isSuccess()) {
            onSuccess(response);
        } else {
            onRefusal(response);
        }
    }

    private void onProvisional(SipResponse response) {
        boolean cancel;
        synchronized (this) {
            if (!isPending()) {
                return;
            }
            state = State.PROCEEDING;
            stopRepeating();
            if (!cancelSent) {
                armDeadline(core.timers.proceedingInvite().toMillis(), this::onTooLong);
            }
            cancel = cancelWanted && !cancelSent;
        }
        if (cancel) {
            sendCancel();
        }
        deliver(response);
    }

    private void onSuccess(SipResponse response) {
        synchronized (this) {
            if (isPending()) {
                state = State.ACCEPTED;
                settle(core.lingering);
            } else if (state != State.ACCEPTED) {
                return;
            }
        }
        deliver(response);
    }

    private void onRefusal(SipResponse response) {
        boolean first;
        boolean over;
        SipRequest answer;
        Flow way;
        synchronized (this) {
            first = isPending();
            if (first) {
                state = State.COMPLETED;
                ack = HopRequests.ack(request(), response);
                if (!isReliable()) {
                    settle(core.lingering);
                }
            } else if (state != State.COMPLETED) {
                return;
            }
            over = isReliable();
            answer = ack;
            way = flow();
        }
        way.send(answer, Flow.NOBODY_CARES);
        if (first && over) {
            end();
        }
        if (first) {
            deliver(response);
        }
    }

    /** Timer C: it rings for too long, nobody upstream gave up. */
    private void onTooLong() {
        cancel(null);
    }

    @Override
    public void cancel(String reason) {
        synchronized (this) {
            if (!isPending() || cancelWanted) {
                return;
            }
            cancelWanted = true;
            cancelReason = reason;
            if (state == State.CALLING) {
                // Nobody has answered, so nobody may be sent a CANCEL yet (RFC 3261 section 9.1); nobody needs to hear more.
                stopRepeating();
                armDeadline(core.timeout, this::onDeadline);
                return;
            }
        }
        sendCancel();
    }

    private void sendCancel() {
        SipRequest cancel;
        synchronized (this) {
            if (!isPending() || cancelSent) {
                return;
            }
            cancelSent = true;
            cancel = HopRequests.cancel(request(), cancelReason);
            armDeadline(core.timeout, this::onDeadline);
        }
        new OtherClient(core, key.branch(), new Attempt(cancel, flow()), destination(), IgnoredAnswer.INSTANCE).start();
    }

    /** What becomes of a CANCEL does not matter: the INVITE gets its final response or times out. */
    private enum IgnoredAnswer implements ClientListener {
        INSTANCE;

        @Override
        public void onResponse(ClientTransaction transaction, SipResponse response) {}

        @Override
        public void onTimeout(ClientTransaction transaction) {}

        @Override
        public void onTransportFailure(ClientTransaction transaction, String reason) {}
    }
}
