package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Flow;
import io.netty.util.Timeout;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the two client machines share. State changes under the monitor of the transaction and is complete, timers
 * included, before bytes leave; the layer above is called and bytes are sent outside of it.
 */
abstract class ClientMachine extends Lingering.Guest implements ClientTransaction {
    final TransactionCore core;
    final TransactionKey key;
    final ClientListener listener;
    private final SipPeer destination;
    private final String method;
    private SipRequest request;
    private volatile Flow flow;
    private Supplier<Attempt> fallback;
    private Timeout repeat;
    private Timeout deadline;
    private long interval;
    private long givesUpAt;

    /** A request and the way it goes. */
    record Attempt(SipRequest request, Flow flow) {}

    ClientMachine(TransactionCore core, String branch, Attempt attempt, SipPeer destination, ClientListener listener) {
        this.core = core;
        this.request = attempt.request();
        this.flow = attempt.flow();
        this.method = request.method();
        this.key = TransactionKey.ofClient(branch, method);
        this.destination = destination;
        this.listener = listener;
    }

    /** Another way, taken once when the first one fails before any response came. */
    final void orElse(Supplier<Attempt> otherWay) {
        fallback = otherWay;
    }

    abstract void onResponse(SipResponse response);

    /** Whether no response at all has come yet. Under the monitor. */
    abstract boolean isUnheard();

    /** Whether a final response is still to come. Under the monitor. */
    abstract boolean isPending();

    /** Under the monitor: nothing more is expected. */
    abstract void markTerminated();

    /** Longest interval between two retransmissions: none for INVITE. */
    abstract long longestInterval();

    final void start() {
        core.clients.put(key, this);
        synchronized (this) {
            givesUpAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(core.timeout);
            if (isReliable()) {
                armDeadline(core.timeout, this::onDeadline);
            } else {
                startRepeating();
            }
        }
        transmit();
    }

    /** Timers A and E, which are timers B and F too: the last of them is the deadline. */
    private void startRepeating() {
        interval = core.t1;
        repeat = core.after(interval, this::onRepeat);
    }

    private void transmit() {
        SipRequest bytes;
        Flow way;
        synchronized (this) {
            bytes = request;
            way = flow;
        }
        if (bytes != null) {
            way.send(bytes, reason -> onSendFailure(way, reason));
        }
    }

    private void onRepeat() {
        long left;
        synchronized (this) {
            if (repeat == null || !isPending()) {
                return;
            }
            left = TimeUnit.NANOSECONDS.toMillis(givesUpAt - System.nanoTime());
            if (left > 0) {
                interval = isUnheard() ? Math.min(interval * 2, longestInterval()) : core.t2;
                repeat = core.after(Math.min(interval, left), this::onRepeat);
            }
        }
        if (left <= 0) {
            onDeadline();
            return;
        }
        core.counters.retransmissionsSent.increment();
        transmit();
    }

    /** Timers B and F, and the wait for the final response to a cancelled INVITE. */
    final void onDeadline() {
        synchronized (this) {
            if (!isPending()) {
                return;
            }
        }
        core.counters.timeouts.increment();
        end();
        core.tell("onTimeout", () -> listener.onTimeout(this));
    }

    /**
     * The connection is gone. Of what began over it and was not answered at all nothing more is heard (RFC 3261 section
     * 17.1.4); whoever is in a dialog with us may answer over a new one.
     */
    final void onClosed(Flow gone) {
        if (gone != flow) {
            return;
        }
        boolean lost;
        synchronized (this) {
            lost = isUnheard() && request != null && request.toTag() == null;
        }
        if (lost) {
            onSendFailure(gone, "the connection was closed without an answer");
        } else {
            onLeft();
        }
    }

    /** The connection is gone of somebody who has begun to answer. */
    void onLeft() {}

    /** A response comes over this connection. */
    void onHeardOver(Flow way) {}

    /** Under the monitor: whoever was asked is there now. */
    final void moveTo(Flow way) {
        flow = way;
    }

    private void onSendFailure(Flow way, String reason) {
        boolean again = false;
        synchronized (this) {
            if (!isPending() || way != flow) {
                return;
            }
            if (fallback != null && isUnheard()) {
                Attempt attempt = fallback.get();
                fallback = null;
                request = attempt.request();
                flow = attempt.flow();
                if (!isReliable()) {
                    startRepeating();
                }
                again = true;
            }
        }
        if (again) {
            transmit();
            return;
        }
        core.counters.transportFailures.increment();
        end();
        core.tell("onTransportFailure", () -> listener.onTransportFailure(this, reason));
    }

    final void deliver(SipResponse response) {
        core.tell("onResponse", () -> listener.onResponse(this, response));
    }

    final boolean isReliable() {
        return flow.remote().transport().isStream();
    }

    final synchronized Flow flow() {
        return flow;
    }

    /** Under the monitor. */
    final void stopRepeating() {
        if (repeat != null) {
            repeat.cancel();
            repeat = null;
        }
    }

    /** Replaces the one long timer of the transaction. Under the monitor. */
    final void armDeadline(long millis, Runnable task) {
        if (deadline != null) {
            deadline.cancel();
        }
        deadline = core.after(millis, task);
    }

    /** Under the monitor: the request is answered, its bytes are no longer needed; only repeated answers still come. */
    final void settle(Lingering where) {
        forget();
        where.add(this);
    }

    private void forget() {
        stopRepeating();
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
        request = null;
        fallback = null;
    }

    @Override
    final void end() {
        synchronized (this) {
            markTerminated();
            forget();
        }
        core.clients.remove(key, this);
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
    public final SipPeer destination() {
        return destination;
    }

    @Override
    public final String toString() {
        return method + " client transaction " + key.branch() + " to " + destination;
    }
}
