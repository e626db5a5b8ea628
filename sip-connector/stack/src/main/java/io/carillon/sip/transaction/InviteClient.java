package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HopRequests;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import io.netty.util.Timeout;

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
    /** Set while the only connection to whom it went is gone. */
    private Timeout returns;

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

    /**
     * Whoever was reached over its own connection, and not at an address, cannot be reached any more, not even by a CANCEL: so
     * it is not waited for until it has rung for too long, but only while it may be connecting again (RFC 5626 section 4.5).
     * Anybody else answers over a connection of its choice (RFC 3261 section 18.2.2).
     */
    @Override
    void onLeft() {
        synchronized (this) {
            boolean rings = state == State.PROCEEDING && request().toTag() == null;
            if (rings && destination().flow() != 0 && returns == null) {
                returns = core.after(core.timers.reconnect().toMillis(), this::onAbandoned);
            }
        }
    }

    @Override
    void onHeardOver(Flow way) {
        synchronized (this) {
            if (returns != null) {
                returns.cancel();
                returns = null;
                moveTo(way);
            }
        }
    }

    /** It has not come back. Should it have answered all the same, its 2xx still goes up, to be ended there. */
    private void onAbandoned() {
        synchronized (this) {
            if (returns == null || !isPending()) {
                return;
            }
            returns = null;
            state = State.ACCEPTED;
            settle(core.lingering);
        }
        core.counters.transportFailures.increment();
        core.tell("onTransportFailure", () -> listener.onTransportFailure(this, "the connection was closed while it rang"));
    }

    /** Timer C: it rings for too long, nobody upstream gave up. */
    private void onTooLong() {
        cancel(null);
    }

    @Override
    public void cancel(String reason) {
        boolean left;
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
            left = returns != null;
        }
        if (left) {
            onAbandoned();
        } else {
            sendCancel();
        }
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
