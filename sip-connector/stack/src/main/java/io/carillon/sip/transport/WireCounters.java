package io.carillon.sip.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the sockets count. Counters only grow. */
public final class WireCounters {
    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder bad = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder keepAlives = new LongAdder();
    final LongAdder sendFailures = new LongAdder();
    final LongAdder connectionsAccepted = new LongAdder();
    final LongAdder connectionsRefused = new LongAdder();
    final LongAdder connectionsCut = new LongAdder();
    final LongAdder handshakes = new LongAdder();
    final LongAdder handshakesFailed = new LongAdder();
    final LongAdder upgrades = new LongAdder();
    final LongAdder upgradesRefused = new LongAdder();
    final LongAdder flowsGone = new LongAdder();
    final LongAdder stun = new LongAdder();

    /** Messages read. */
    public long received() {
        return received.sum();
    }

    /** All counters by name, for {@code SwitchStatistics}. */
    public Map<String, Long> snapshot() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("sip.messages.received", received.sum());
        all.put("sip.messages.sent", sent.sum());
        all.put("sip.messages.bad", bad.sum());
        all.put("sip.messages.dropped", dropped.sum());
        all.put("sip.messages.refused", refused.sum());
        all.put("sip.keepalives", keepAlives.sum());
        all.put("sip.send.failures", sendFailures.sum());
        all.put("sip.connections.accepted", connectionsAccepted.sum());
        all.put("sip.connections.refused", connectionsRefused.sum());
        all.put("sip.connections.cut", connectionsCut.sum());
        all.put("sip.tls.handshakes", handshakes.sum());
        all.put("sip.tls.handshakes.failed", handshakesFailed.sum());
        all.put("sip.websockets", upgrades.sum());
        all.put("sip.websockets.refused", upgradesRefused.sum());
        all.put("sip.flows.gone", flowsGone.sum());
        all.put("sip.stun.answered", stun.sum());
        return all;
    }
}
