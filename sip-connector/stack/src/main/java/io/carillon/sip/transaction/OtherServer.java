package io.carillon.sip.transaction;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;

/** A request that came in and is no INVITE (RFC 3261 section 17.2.2). */
final class OtherServer extends ServerMachine {
    private enum State {
        TRYING,
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;

    OtherServer(TransactionCore core, TransactionKey key, SipRequest request, Flow flow, long mergeHash) {
        super(core, key, request, flow, mergeHash);
    }

    @Override
    long patienceMillis() {
        return core.timeout;
    }

    @Override
    boolean accept(SipResponse response) {
        if (state != State.TRYING) {
            return false;
        }
        last = response;
        if (response.isProvisional()) {
            return true;
        }
        if (isReliable()) {
            // Timer J is zero: nothing is repeated on a connection.
            state = State.TERMINATED;
            last = null;
            disarm();
            leaveTables();
        } else {
            state = State.COMPLETED;
            linger(core.lingering);
        }
        return true;
    }

    @Override
    void onRetransmission() {
        SipResponse again;
        synchronized (this) {
            again = last;
        }
        if (again != null) {
            resend(again);
        }
    }

    @Override
    void end() {
        synchronized (this) {
            state = State.TERMINATED;
            disarm();
            last = null;
        }
        leaveTables();
    }
}
