package io.carillon.sip.transport;

import io.carillon.contract.BanSource;
import io.carillon.contract.SipPeer;
import io.carillon.sip.message.MessageReader;
import io.carillon.sip.message.ParsedMessage;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;

/**
 * What happens to bytes that came in, whatever carried them: read, count, ask the gate, hand on. Nothing thrown gets
 * out of here.
 */
final class Inlet {
    private final MessageReader reader;
    private final Admission admission;
    private final SipInput input;
    private final WireCounters counters;
    /** Null while nobody records. */
    private volatile WireTap tap;

    Inlet(SipLimits limits, Admission admission, SipInput input, WireCounters counters) {
        this.reader = new MessageReader(limits);
        this.admission = admission;
        this.input = input;
        this.counters = counters;
    }

    WireCounters counters() {
        return counters;
    }

    /** False when it was nothing that anybody could answer: a stream is then out of step. */
    boolean take(byte[] bytes, Flow flow) {
        counters.received.increment();
        if (!hears(flow, bytes)) {
            counters.dropped.increment();
            return false;
        }
        WireTrace.received(bytes, flow);
        tapped(bytes, flow, false);
        try {
            ParsedMessage parsed = reader.read(bytes, flow.remote().host(), flow.remote().port());
            if (parsed instanceof ParsedMessage.Good good) {
                admit(good.message(), flow);
            } else if (parsed instanceof ParsedMessage.Bad bad) {
                refuse(bad, flow);
                return bad.answerable() != null;
            }
        } catch (RuntimeException | StackOverflowError fault) {
            counters.dropped.increment();
            TransportLog.LOG.inputFailed(flow.remote().toString(), fault);
        }
        return true;
    }

    /** From now on this one sees every message; null for nobody. */
    void tap(WireTap next) {
        tap = next;
    }

    /** A message is about to be sent. */
    void sending(SipMessage message, Flow flow) {
        WireTrace.sent(message, flow);
        tapped(message.bytes(), flow, true);
    }

    private void tapped(byte[] bytes, Flow flow, boolean sent) {
        WireTap listening = tap;
        if (listening != null) {
            listening.seen(bytes, flow, sent);
        }
    }

    /** A connection that a peer had opened is gone. */
    void flowGone(SipPeer peer) {
        counters.flowsGone.increment();
        try {
            input.onFlowGone(peer);
        } catch (RuntimeException fault) {
            TransportLog.LOG.inputFailed(peer.toString(), fault);
        }
    }

    /** A connection that was open is gone. */
    void closed(Flow flow) {
        try {
            input.onClosed(flow);
        } catch (RuntimeException fault) {
            TransportLog.LOG.inputFailed(flow.toString(), fault);
        }
    }

    private void refuse(ParsedMessage.Bad bad, Flow flow) {
        counters.bad.increment();
        admission.unsound(flow);
        if (bad.answerable() == null) {
            counters.dropped.increment();
            TransportLog.LOG.dropped(flow.remote().toString(), bad.reason());
            return;
        }
        if (answersUnsound(flow)) {
            input.onRefused(bad.answerable(), new SipInput.Refusal(bad.status(), 0, bad.reason()), flow);
        } else {
            counters.dropped.increment();
        }
    }

    private boolean hears(Flow flow, byte[] bytes) {
        try {
            return admission.hears(flow, bytes);
        } catch (RuntimeException fault) {
            TransportLog.LOG.admissionFailed(flow.remote().toString(), fault);
            return false;
        }
    }

    /** Whether a connection from there is taken. */
    boolean connects(String host) {
        return admission.connects(BanSource.of(host));
    }

    private boolean answersUnsound(Flow flow) {
        try {
            return admission.answersUnsound(flow);
        } catch (RuntimeException fault) {
            TransportLog.LOG.admissionFailed(flow.remote().toString(), fault);
            return false;
        }
    }

    private void admit(SipMessage message, Flow flow) {
        Admission.Verdict verdict = judge(message, flow);
        switch (verdict.kind()) {
            case PASS -> deliver(message, flow);
            case DROP -> counters.dropped.increment();
            case ANSWER -> {
                if (message instanceof SipRequest request && !request.is("ACK")) {
                    flow.forReply(request).send(verdict.response(), Flow.NOBODY_CARES);
                }
            }
            case REFUSE -> {
                counters.refused.increment();
                if (message instanceof SipRequest request && !request.is("ACK")) {
                    input.onRefused(request, new SipInput.Refusal(verdict.status(), verdict.retryAfter(), ""), flow);
                }
            }
        }
    }

    private Admission.Verdict judge(SipMessage message, Flow flow) {
        try {
            return admission.judge(message, flow);
        } catch (RuntimeException fault) {
            TransportLog.LOG.admissionFailed(flow.remote().toString(), fault);
            return Admission.Verdict.DROP;
        }
    }

    private void deliver(SipMessage message, Flow flow) {
        if (message instanceof SipRequest request) {
            if (flow instanceof StreamFlow connection) {
                connection.offered(request.topVia());
            }
            input.onRequest(request, flow);
        } else if (message instanceof SipResponse response) {
            input.onResponse(response, flow);
        }
    }
}
