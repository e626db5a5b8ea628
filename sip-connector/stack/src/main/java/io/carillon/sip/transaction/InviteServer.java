package io.carillon.sip.transaction;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import io.netty.util.Timeout;

/**
 * An INVITE that came in (RFC 3261 section 17.2.1 with RFC 6026).
 *
 * <p>A refusal is repeated until its ACK comes. A 2xx is not: the layer above repeats it, because the ACK of a 2xx is
 * its business; the transaction stays in {@code ACCEPTED} meanwhile only to swallow repeated INVITEs.
 */
final class InviteServer extends ServerMachine {
    private enum State {
        PROCEEDING,
        ACCEPTED,
        COMPLETED,
        CONFIRMED,
        TERMINATED
    }

    private State state = State.PROCEEDING;
    private Timeout repeat;
    private long interval;

    InviteServer(TransactionCore core, TransactionKey key, SipRequest request, Flow flow, long mergeHash) {
        super(core, key, request, flow, mergeHash);
    }

    @Override
    long patienceMillis() {
        return core.timers.proceedingInvite().toMillis() + core.timeout;
    }

    @Override
    boolean accept(SipResponse response) {
        if (state == State.ACCEPTED) {
            return response.isSuccess();
        }
        if (state != State.PROCEEDING) {
            return false;
        }
        if (response.isProvisional()) {
            last = response;
        } else if (response.isSuccess()) {
            state = State.ACCEPTED;
            last = null;
            linger(core.lingering);
        } else {
            state = State.COMPLETED;
            last = response;
            arm(core.timeout, this::onNoAck);
            if (!isReliable()) {
                interval = core.t1;
                repeat = core.after(interval, this::onRepeat);
            }
        }
        return true;
    }

    @Override
    void onRetransmission() {
        SipResponse again;
        synchronized (this) {
            again = state == State.PROCEEDING || state == State.COMPLETED ? last : null;
        }
        if (again != null) {
            resend(again);
        }
    }

    /** True when the ACK was ours; an ACK that is not belongs to a 2xx and to the layer above. */
    boolean onAck() {
        boolean over = false;
        synchronized (this) {
            if (state == State.ACCEPTED || state == State.TERMINATED) {
                return false;
            }
            if (state == State.COMPLETED) {
                state = State.CONFIRMED;
                stopRepeat();
                last = null;
                if (isReliable()) {
                    over = true;
                } else {
                    linger(core.shortly);
                }
            }
        }
        if (over) {
            end();
        }
        return true;
    }

    /** Timer G. */
    private void onRepeat() {
        SipResponse again;
        synchronized (this) {
            if (state != State.COMPLETED) {
                return;
            }
            again = last;
            interval = Math.min(interval * 2, core.t2);
            repeat = core.after(interval, this::onRepeat);
        }
        resend(again);
    }

    /** Timer H. */
    private void onNoAck() {
        synchronized (this) {
            if (state != State.COMPLETED) {
                return;
            }
        }
        end();
        core.tell("onAckMissing", () -> core.user.onAckMissing(this));
    }

    private void stopRepeat() {
        if (repeat != null) {
            repeat.cancel();
            repeat = null;
        }
    }

    @Override
    void end() {
        synchronized (this) {
            state = State.TERMINATED;
            stopRepeat();
            disarm();
            last = null;
        }
        leaveTables();
    }
}
