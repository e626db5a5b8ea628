package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipResponse;

/** A request that we sent and that is no INVITE (RFC 3261 section 17.1.2). */
final class OtherClient extends ClientMachine {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;

    OtherClient(TransactionCore core, String branch, Attempt attempt, SipPeer destination, ClientListener listener) {
        super(core, branch, attempt, destination, listener);
    }

    @Override
    boolean isUnheard() {
        return state == State.TRYING;
    }

    @Override
    boolean isPending() {
        return state == State.TRYING || state == State.PROCEEDING;
    }

    @Override
    void markTerminated() {
        state = State.TERMINATED;
    }

    @Override
    long longestInterval() {
        return core.t2;
    }

    @Override
    void onResponse(SipResponse response) {
        boolean over = false;
        synchronized (this) {
            if (!isPending()) {
                return;
            }
            if (response.isProvisional()) {
                state = State.PROCEEDING;
            } else {
                state = State.COMPLETED;
                over = isReliable();
                if (!over) {
                    // Timer K: swallow repeated answers that are still under way.
                    settle(core.shortly);
                }
            }
        }
        if (over) {
            end();
        }
        deliver(response);
    }

    /** Only INVITE can be cancelled (RFC 3261 section 9.1). */
    @Override
    public void cancel(String reason) {
        TransactionLog.LOG.debugf("%s is not cancelled: no INVITE", this);
    }
}
