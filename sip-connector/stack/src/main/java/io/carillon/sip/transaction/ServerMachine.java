package io.carillon.sip.transaction;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import io.netty.util.Timeout;

/**
 * What the two server machines share. State changes under the monitor of the transaction and is complete, timers
 * included, before bytes leave; the layer above is called and bytes are sent outside of it.
 */
abstract class ServerMachine extends Lingering.Guest implements ServerTransaction {
    final TransactionCore core;
    final TransactionKey key;
    private final Flow flow;
    private final String method;
    private final long mergeHash;
    private SipRequest request;
    private Flow replies;
    SipResponse last;
    private Timeout deadline;

    ServerMachine(TransactionCore core, TransactionKey key, SipRequest request, Flow flow, long mergeHash) {
        this.core = core;
        this.key = key;
        this.flow = flow;
        this.method = request.method();
        this.mergeHash = mergeHash;
        this.request = request;
    }

    /** The same request came again. */
    abstract void onRetransmission();

    /** The state after this response, null when it is too late for it. Under the monitor. */
    abstract boolean accept(SipResponse response);

    /** Nobody answered in this time: give up. */
    abstract long patienceMillis();

    /** Starts the guard against requests that nobody answers. */
    final synchronized void begin() {
        arm(patienceMillis(), this::abandon);
    }

    @Override
    public final boolean respond(SipResponse response) {
        Flow way;
        synchronized (this) {
            if (!accept(response)) {
                return false;
            }
            way = way();
            if (response.status() >= 200) {
                request = null;
            }
        }
        core.counters.responseSent(response.status());
        way.send(response, this::onSendFailure);
        return true;
    }

    private Flow way() {
        if (replies == null) {
            replies = flow.forReply(request);
        } else if (!replies.isOpen() && request != null) {
            replies = replies.forReply(request);
        }
        return replies;
    }

    final void resend(SipResponse response) {
        Flow way;
        synchronized (this) {
            way = replies;
        }
        core.counters.retransmissionsSent.increment();
        way.send(response, this::onSendFailure);
    }

    final boolean isReliable() {
        return flow.remote().transport().isStream();
    }

    /** Replaces the one long timer of the transaction. Under the monitor. */
    final void arm(long millis, Runnable task) {
        disarm();
        deadline = core.after(millis, task);
    }

    /** Answered: only repeated requests are still expected. Under the monitor. */
    final void linger(Lingering where) {
        disarm();
        where.add(this);
    }

    final void disarm() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /** Forgets the transaction. */
    final void leaveTables() {
        core.servers.remove(key, this);
        if (mergeHash != 0) {
            core.merged.remove(mergeHash, this);
        }
    }

    private void abandon() {
        SipRequest unanswered = request();
        if (unanswered == null) {
            return;
        }
        core.counters.abandoned.increment();
        TransactionLog.LOG.abandoned(method, key.branch());
        if (unanswered.is("INVITE")) {
            respond(core.stateless.to(unanswered, 408).build());
        } else {
            // The other end has given up by now; a 408 would only do harm on its way (RFC 4320 section 4.2).
            end();
        }
        core.tell("onTransportFailure", () -> core.user.onTransportFailure(this, "no final response in time"));
    }

    private void onSendFailure(String reason) {
        core.counters.transportFailures.increment();
        end();
        core.tell("onTransportFailure", () -> core.user.onTransportFailure(this, reason));
    }

    @Override
    public final synchronized SipRequest request() {
        return request;
    }

    @Override
    public final String method() {
        return method;
    }

    @Override
    public final Flow flow() {
        return flow;
    }

    @Override
    public final synchronized boolean isFinal() {
        return request == null;
    }

    @Override
    public final String toString() {
        return method + " server transaction " + key.branch();
    }
}
